/** The keys of the officers' catalogues: made as in web/text-keys.ts. */
export type OfficerTextKey = never
