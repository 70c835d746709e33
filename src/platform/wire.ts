import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** Between the wire and the routes: what the framework would answer in its own words, or let through. */

/** RFC 9457: the same members whether a route refuses or the request never reached one. */
export function problemText(code: string, status: number, details: Record<string, unknown> = {}): string {
  return JSON.stringify({ type: `/problems/${code}`, title: code.replaceAll('-', ' '), status, code, ...details })
}

/** A bad request line or a flood of headers: there is no request yet, only a socket. */
export function refuseAtTheWire(_error: Error, socket: Socket): void {
  const body = problemText('json-wrong', 400)
  if (!socket.writable) return
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  )
}

/** PostgreSQL keeps no NUL, and half of a surrogate pair would be kept as something else than what was sent. */
const keepable = (text: string) => text.isWellFormed() && !text.includes('\0')

function fieldThatCannotBeKept(value: unknown, path: string): string | null {
  if (typeof value === 'string') return keepable(value) ? null : path
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    const found = fieldThatCannotBeKept(inner, path ? `${path}.${key}` : key)
    if (found !== null) return found
  }
  return null
}

export function refuseTextThatCannotBeKept(request: FastifyRequest): void {
  if (fieldThatCannotBeKept(request.params, '') !== null) throw new Refusal('not-found')
  const field = fieldThatCannotBeKept(request.body, '') ?? fieldThatCannotBeKept(request.query, '')
  if (field !== null) throw new Refusal('form-wrong', { errors: [{ field, code: 'pattern' }] })
}

/** An address that exists answers another method with 405 and says which it knows; every other one is not found. */
export function answerUnknown(app: FastifyInstance) {
  const known: { path: RegExp; method: string }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/') && !url.startsWith('/dev/api/')) return
    const path = new RegExp(`^${url.replaceAll(/:[^/]+/g, '[^/]+')}$`)
    for (const each of [method].flat()) known.push({ path, method: each })
  })
  return (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? ''
    const methods = known.filter((route) => route.path.test(path)).map((route) => route.method)
    if (methods.length === 0 || methods.includes(request.method)) throw new Refusal('not-found')
    reply.header('allow', methods.join(', '))
    throw new Refusal('method-unknown')
  }
}
