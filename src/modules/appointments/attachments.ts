import type { Tx } from '../../platform/db.ts'
import { refuse } from '../../platform/refusal.ts'
import type { AttachmentView } from './api.ts'
import { countLooseAttachments, insertAttachment } from './store/served.ts'

/** What a file is, by its first bytes: the name and the sender's word prove nothing. */
export function kindOfContent(content: Uint8Array): string | null {
  const starts = (...bytes: number[]) => bytes.every((b, i) => content[i] === b)
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'image/tiff'
  return null
}

/** A name that is only a name: no path, no control character, at most 200 long. */
export function tidyName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? ''
  return (
    last
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'documento'
  )
}

/** Kept for the person; the booking ties it to the appointment, and what stays loose for a day is deleted. */
export async function keepAttachment(
  tx: Tx,
  personId: number,
  file: { name: string; content: Buffer },
  looseMax: number,
  now: Date,
): Promise<AttachmentView> {
  const kind = kindOfContent(file.content)
  if (!kind) refuse('attachment-kind')
  if ((await countLooseAttachments(tx, personId)) >= looseMax) refuse('too-many-attachments')
  return insertAttachment(tx, { personId, name: tidyName(file.name), kind, content: file.content }, now)
}
