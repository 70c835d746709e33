import type { Tx } from '../../platform/db.ts'
import { one, sql } from '../../platform/db.ts'

export async function insertRoom(tx: Tx, room: { personId: number; officeId: number }): Promise<number> {
  return (
    await one<{ id: number }>(
      tx,
      sql`insert into meetings.rooms (person_id, office_id) values (${room.personId}, ${room.officeId}) returning id`,
    )
  ).id
}

export async function getCodeIssue(tx: Tx, roomId: number): Promise<number> {
  return (await one<{ issue: number }>(tx, sql`select code_issue as issue from meetings.rooms where id = ${roomId}`))
    .issue
}

export async function markRoomClosed(tx: Tx, roomId: number, now: Date): Promise<void> {
  await tx.query(sql`update meetings.rooms set closed_at = ${now} where id = ${roomId} and closed_at is null`)
}
