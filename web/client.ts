import type { Problem as ProblemOnTheWire } from '../src/platform/shapes.ts'

/**
 * How a page speaks with the server. Types come from the modules' api.ts with `import type`, so a changed shape is a
 * compile error here; `ask` reads, `act` changes, and both throw `Refused` with the server's own code.
 */

export type FieldProblem = { field: string; code: string }

/** Why there is no answer. `no-network` and `server-broken` are ours; every other code is a refusal of the server. */
export type Problem = { code: string; status: number; errors: FieldProblem[]; details: Record<string, unknown> }

export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

type Act = {
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** What makes two sendings of one act the same act: keep it for as long as the person means the same thing. */
  key?: string
  signal?: AbortSignal
}

/** Pauses before asking again when the network or a restarting server gave nothing: in all under five seconds. */
const PAUSES_MS = [400, 1200, 3000]
const WORTH_ASKING_AGAIN = [502, 503, 504]

/** Reads. `query` leaves out what is undefined. */
export async function ask<Answer>(
  path: string,
  query: Record<string, string | number | undefined> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const address = search.size > 0 ? `${path}?${search}` : path
  return send<Answer>(address, { method: 'GET', signal: signal ?? null }, true)
}

/** Changes something. With a key it may be sent again safely, and is, when the network is lost in between. */
export async function act<Answer, Form = unknown>(path: string, form: Form, options: Act = {}): Promise<Answer> {
  const { method = 'POST', key, signal } = options
  const headers: Record<string, string> = key ? { 'Idempotency-Key': key } : {}
  const isFile = form instanceof FormData
  if (!isFile && form !== undefined) headers['Content-Type'] = 'application/json'
  const body = isFile ? form : form === undefined ? null : JSON.stringify(form)
  return send<Answer>(path, { method, headers, body, signal: signal ?? null }, key !== undefined)
}

/** A fresh key for one act, as a UUID. Not randomUUID: phones of five years ago and pages without https lack it. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

async function send<Answer>(address: string, request: RequestInit, again: boolean): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(address, { credentials: 'same-origin', ...request }).catch((lost: unknown) => {
      if (lost instanceof DOMException && lost.name === 'AbortError') throw lost
      return null
    })
    const pause = again ? PAUSES_MS[attempt] : undefined
    if (pause !== undefined && (response === null || WORTH_ASKING_AGAIN.includes(response.status))) {
      await new Promise((wake) => setTimeout(wake, pause))
      continue
    }
    if (response === null) throw new Refused({ code: 'no-network', status: 0, errors: [], details: {} })
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer
    throw new Refused(await readProblem(response, address))
  }
}

let tellLost = () => {}

/**
 * Called when an answer says that the sign-in is over, or that this tab's tag is no longer known: another tab may have
 * signed out, or signed in as somebody else.
 */
export function whenSignInMayBeLost(listener: () => void): void {
  tellLost = listener
}

const OWN = /^\/api\/(?:my|staff)\//

async function readProblem(response: Response, address: string): Promise<Problem> {
  if (response.status === 401 || (response.status === 404 && OWN.test(address))) tellLost()
  const said = (await response.json().catch(() => null)) as ProblemOnTheWire | null
  if (!said || typeof said.code !== 'string') {
    return { code: 'server-broken', status: response.status, errors: [], details: {} }
  }
  const { code, errors = [], type: _type, title: _title, status: _status, ...details } = said
  return { code, status: response.status, errors, details }
}

/** Any thrown thing as a problem that a page can show. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Refused) return thrown.problem
  console.error(thrown)
  return { code: 'page-broken', status: 0, errors: [], details: {} }
}
