// The crowd, in a process of its own: so many connections, each sending its next booking when the last one is answered.
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import type { BookingForm } from '../../src/modules/appointments/api.ts'

export type Drive = {
  port: number
  connections: number
  seconds: number
  bookings: { word: string; tag: string; form: BookingForm }[]
}
export type Driven = {
  seconds: number
  ids: number[]
  statuses: Record<string, number>
  p50Ms: number
  p99Ms: number
  used: number
}

function requestOf(port: number, { word, tag, form }: Drive['bookings'][number]): Buffer {
  const body = JSON.stringify(form)
  return Buffer.from(
    [
      `POST /api/my/${tag}/appointments HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      `origin: http://127.0.0.1:${port}`,
      'sec-fetch-site: same-origin',
      'content-type: application/json',
      `cookie: sportello=${word}`,
      `idempotency-key: ${randomUUID()}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}

/** One answer at a time on this line: what came so far, until it is whole. */
function answers(socket: Socket, take: (status: number, body: string) => void): void {
  let held: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const head = held.indexOf('\r\n\r\n')
    if (head < 0) return
    const words = held.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(words)?.[1] ?? 0)
    if (held.length < head + 4 + length) return
    const body = held.toString('utf8', head + 4, head + 4 + length)
    held = held.subarray(head + 4 + length)
    take(Number(words.slice(9, 12)), body)
  })
}

function drive(what: Drive): Promise<Driven> {
  const requests = what.bookings.map((booking) => requestOf(what.port, booking))
  const statuses: Record<string, number> = {}
  const ids: number[] = []
  const times: number[] = []
  let next = 0
  const began = performance.now()
  const until = began + what.seconds * 1000
  const line = () =>
    new Promise<void>((resolve) => {
      const socket = connect(what.port, '127.0.0.1').setNoDelay(true)
      let sentAt = 0
      const leave = () => {
        socket.destroy()
        resolve()
      }
      const send = () => {
        sentAt = performance.now()
        const request = sentAt < until ? requests[next++] : undefined
        if (request) socket.write(request)
        else leave()
      }
      const count = (status: number | string) => {
        statuses[status] = (statuses[status] ?? 0) + 1
      }
      socket.on('connect', send)
      socket.on('error', () => {
        count('cut')
        leave()
      })
      answers(socket, (status, body) => {
        times.push(performance.now() - sentAt)
        const told = JSON.parse(body) as { id?: number; code?: string }
        if (status === 201 && told.id) ids.push(told.id)
        count(status === 409 || status >= 500 ? `${status} ${told.code}` : status)
        send()
      })
    })
  return Promise.all(Array.from({ length: what.connections }, line)).then(() => {
    const seconds = (performance.now() - began) / 1000
    times.sort((a, b) => a - b)
    const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1))
    return { seconds, ids, statuses, p50Ms: at(0.5), p99Ms: at(0.99), used: Math.min(next, requests.length) }
  })
}

process.on('message', async (what: Drive) => process.send?.(await drive(what)))
process.on('disconnect', () => process.exit(0))
