/** Codes that any module may use. A module declares its own in its api.ts. */
export const platformRefusals = {
  'not-found': 404,
  'form-wrong': 422,
  'sign-in-required': 401,
  'not-allowed': 403,
  'origin-wrong': 403,
  'key-needed': 428,
  'key-used-for-another': 422,
  'too-many-requests': 429,
  'method-unknown': 405,
  'body-too-large': 413,
  'kind-unsupported': 415,
  'json-wrong': 400,
} as const

export type FieldError = { field: string; code: string }

/** An answer of "no" that was foreseen. Everything else that is thrown is a bug and becomes a 500. */
export class Refusal extends Error {
  readonly code: string
  readonly details: Record<string, unknown>
  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** @throws Refusal always */
export function refuse(code: string, details: Record<string, unknown> = {}): never {
  throw new Refusal(code, details)
}

/** Refuses when a rule answered with a code; does nothing on null. */
export function refuseIf(code: string | null, details: Record<string, unknown> = {}): void {
  if (code !== null) refuse(code, details)
}
