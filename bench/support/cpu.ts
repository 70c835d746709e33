import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10

export type CpuMs = Record<string, number>

function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/**
 * Processor time so far, by who used it: the figure that other work on the same machine changes least. Connections to the
 * database count by who holds them. Empty where there is no /proc.
 */
export async function cpuSoFar(look: pg.Client, processes: Record<string, number | undefined>): Promise<CpuMs> {
  const { rows } = await look.query<{ pid: number; name: string }>(
    `select pid, coalesce(nullif(application_name, ''), backend_type) as name from pg_stat_activity where pid <> pg_backend_pid()`,
  )
  const used: CpuMs = {}
  const add = (name: string, pid: number) => {
    used[name] = (used[name] ?? 0) + cpuMsOf(pid)
  }
  for (const [name, pid] of Object.entries(processes)) if (pid) add(name, pid)
  for (const { pid, name } of rows) {
    const known = /^(sportello_\w+|pgbench)$/.test(name)
    add(known ? `database for ${name.replace('sportello_', '')}` : 'database itself', pid)
  }
  return used
}

/** What each used per booking, between two looks. */
export function cpuPerBooking(before: CpuMs, after: CpuMs, bookings: number): CpuMs {
  const spent = Object.keys(after).map((name): [string, number] => [
    name,
    Number((((after[name] ?? 0) - (before[name] ?? 0)) / bookings).toFixed(3)),
  ])
  return Object.fromEntries(spent.filter(([, ms]) => ms > 0))
}
