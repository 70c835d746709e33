import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pause } from './environment.ts'
import { birthOf, isAlive } from './processes.ts'

interface Known {
  name: string
  pid: number
  birth: string
}

/** Who runs on a data folder: one launcher at a time, and the children to wait for when it was killed. */
export interface RunningMark {
  add(name: string, pid: number): void
  remove(): void
}

const dyingMs = 8000
const fileName = 'running.json'

const isThere = ({ pid, birth }: Known) => isAlive(pid) && birthOf(pid) === birth

function read(file: string): Known[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Known[]
  } catch {
    // Killed while it was being written: then its processes are gone as well, or the port will tell.
    return []
  }
}

/** Children end by themselves when their launcher is gone; only one that hangs is ended from here. */
async function waitForLeftOver(left: Known[]): Promise<void> {
  const until = Date.now() + dyingMs
  while (left.some(isThere) && Date.now() < until) await pause(50)
  for (const one of left.filter(isThere)) process.kill(one.pid, 'SIGKILL')
}

export async function markRunning(dataDir: string): Promise<RunningMark> {
  const file = join(dataDir, fileName)
  if (existsSync(file)) {
    const [launcher, ...children] = read(file)
    // A moment of grace: a process that was just killed is still listed for an instant.
    for (let tries = 0; launcher && isThere(launcher); tries++) {
      if (tries > 15)
        throw new Error(
          `Sportello already runs on ${dataDir} (process ${launcher.pid}). Stop it first, or set SPORTELLO_DATA to another folder.`,
        )
      await pause(50)
    }
    await waitForLeftOver(children)
  }
  const known: Known[] = [{ name: 'launcher', pid: process.pid, birth: birthOf(process.pid) }]
  const write = () => writeFileSync(file, JSON.stringify(known), { mode: 0o600 })
  write()
  return {
    add(name, pid) {
      const place = known.findIndex((one) => one.name === name)
      const entry = { name, pid, birth: birthOf(pid) }
      if (place === -1) known.push(entry)
      else known[place] = entry
      write()
    },
    remove: () => rmSync(file, { force: true }),
  }
}
