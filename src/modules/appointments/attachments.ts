import { dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/module.ts'
import { listOn, numberOn } from '../../platform/profile.ts'
import { refuse } from '../../platform/refusal.ts'
import type { AttachmentView } from './api.ts'
import { findLoosePlace, insertAttachment } from './store/served.ts'

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

/** How many files may wait for a booking at once: as many as two bookings may bring. */
const LOOSE_MAX = 6

/** Kept for the person; the booking ties it to the appointment, and what stays loose for a day is deleted. */
export async function keepAttachment(
  tx: Tx,
  ground: Pick<Ground, 'profile'>,
  personId: number,
  file: { name: string; content: Buffer },
  now: Date,
): Promise<AttachmentView> {
  const today = dayOf(now, 'Europe/Rome')
  const kind = kindOfContent(file.content)
  if (!kind || !listOn(ground.profile, 'attachmentTypes', today).includes(kind))
    refuse('attachment-kind', { errors: [{ field: 'file', code: 'choice' }] })
  if (file.content.length > numberOn(ground.profile, 'attachmentMegabytesMax', today) * 1024 * 1024)
    refuse('attachment-size', { errors: [{ field: 'file', code: 'too-large' }] })
  const { name, content } = file
  // each turn means that another upload of this person took the place that was seen free
  for (let turn = 0; turn < LOOSE_MAX; turn++) {
    const loosePlace = await findLoosePlace(tx, personId, LOOSE_MAX)
    if (loosePlace === null) break
    const kept = await insertAttachment(tx, { personId, name: tidyName(name), kind, content, loosePlace }, now)
    if (kept) return kept
  }
  return refuse('too-many-attachments')
}
