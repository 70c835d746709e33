import { addDays, dayOf, instantOf } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import { every, nowOf } from '../../../platform/jobs.ts'
import type { Ground } from '../../../platform/module.ts'
import type { Atlas } from '../../offices/index.ts'
import { listDesks, listDesksChangedSince, loadAtlas } from '../../offices/index.ts'
import { getSnapshotXmin, listTakenTimes, listTimesChangedSince } from '../store/times.ts'
import type { AvailabilityIndex } from './index.ts'
import { applyChanges, applyOne, DAYS_KEPT, emptyIndex, placeDesk } from './index.ts'

const TAIL_MS = 100
const COMPARE_MS = 60_000
/** The institution's own day; an office in another zone differs by hours, and the index keeps two days more than it needs. */
const ZONE = 'Europe/Rome'

/** What one process knows of free times, kept true by tailing changed rows. */
export type Availability = {
  index: () => AvailabilityIndex
  atlas: () => Atlas
  /** the product's clock, as of the last look at the database */
  now: () => Date
  /** reads the plan of a desk again at once: a booking found it changed */
  refreshDesk: (tx: Tx, deskId: number) => Promise<void>
  stop: () => Promise<void>
}

type Followed = { atlas: Atlas; index: AvailabilityIndex; xid: string; clockShiftMs: number }

export async function followAvailability(ground: Ground): Promise<Availability> {
  let state = await build(ground)
  const loops = [
    every(TAIL_MS, ground, 'availability.tail', async () => {
      const before = state
      const after = await tail(ground, before)
      // what the compare built in the meantime is newer, and the next turn goes on from there
      if (state === before) state = after
    }),
    every(COMPARE_MS, ground, 'availability.compare', async () => {
      // what the tail missed heals here: everything is read anew and put in place at once
      state = await build(ground)
    }),
  ]
  return {
    index: () => state.index,
    atlas: () => state.atlas,
    now: () => new Date(Date.now() + state.clockShiftMs),
    refreshDesk: (tx, deskId) => refresh(tx, state, [deskId]),
    async stop() {
      await Promise.all(loops.map((l) => l.stop()))
    },
  }
}

async function build(ground: Ground): Promise<Followed> {
  return ground.db.transaction(async (tx) => {
    const now = await nowOf(tx)
    // before reading the rows: what commits in between is read by the tail again
    const xid = await getSnapshotXmin(tx)
    const atlas = await loadAtlas(tx)
    const firstDay = dayOf(now, ZONE)
    const index = emptyIndex(firstDay, ground.profile.holidays)
    for (const desk of await listDesks(tx, null, firstDay)) {
      const office = atlas.officeById.get(desk.officeId)
      if (office) placeDesk(index, desk, office)
    }
    const from = instantOf(firstDay, '00:00', ZONE)
    const to = instantOf(addDays(firstDay, DAYS_KEPT), '00:00', ZONE)
    for (const taken of await listTakenTimes(tx, from, to)) applyOne(index, taken)
    return { atlas, index, xid, clockShiftMs: now.getTime() - Date.now() }
  })
}

async function tail(ground: Ground, state: Followed): Promise<Followed> {
  const next = await ground.db.transaction(async (tx) => ({
    now: await nowOf(tx),
    xid: await getSnapshotXmin(tx),
    changes: await listTimesChangedSince(tx, state.xid),
    desks: await listDesksChangedSince(tx, state.xid),
  }))
  if (dayOf(next.now, ZONE) !== state.index.firstDay) return build(ground)
  applyChanges(state.index, next.changes)
  if (next.desks.length > 0) await refresh(ground.db, state, next.desks)
  return { ...state, xid: next.xid, clockShiftMs: next.now.getTime() - Date.now() }
}

async function refresh(tx: Tx, state: Followed, deskIds: number[]): Promise<void> {
  for (const desk of await listDesks(tx, deskIds, state.index.firstDay)) {
    const office = state.atlas.officeById.get(desk.officeId)
    if (office) placeDesk(state.index, desk, office)
  }
}
