import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}

/** Elsewhere than on Linux there is no /proc, but always a ps; on a small Linux it is the other way round. */
function ask(pid: number, linux: () => string | null, column: string): string | null {
  if (existsSync('/proc/self/stat')) return linux()
  const asked = spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return asked.status === 0 ? asked.stdout.trim() : null
}

function statField(pid: number, field: number): string | null {
  // The second field is the command in brackets and may hold spaces itself, so counting begins behind it.
  const fields = readProc(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ')
  return fields?.[field - 3] ?? null
}

/** A zombie has ended: it only waits for its parent to look. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !ask(pid, () => statField(pid, 3), 'stat')?.startsWith('Z')
}

export function parentOf(pid: number): number {
  return Number(ask(pid, () => statField(pid, 4), 'ppid'))
}

export function commandOf(pid: number): string {
  return ask(pid, () => readProc(pid, 'cmdline')?.replaceAll('\0', ' ') ?? null, 'args') ?? ''
}

/** When it began: with its number, the name of one process for ever, as numbers alone are given again after a restart. */
export function birthOf(pid: number): string {
  return (ask(pid, () => statField(pid, 22), 'lstart') ?? '').replaceAll(' ', '_')
}
