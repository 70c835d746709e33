import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'

const BODY_BYTES_MAX = 1_000_000

export type Question = { method: string; url: URL; headers: IncomingHttpHeaders; body: string }
export type Answer = { status: number; headers: Record<string, string>; body: string }

export function json(body: unknown, status = 200): Answer {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers, body: JSON.stringify(body, null, 1) }
}

export function html(body: string): Answer {
  // Messages are shown as they came, so the browser is told to run nothing and to fetch nothing of theirs.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'"
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body,
  }
}

export function seeOther(location: string): Answer {
  return { status: 303, headers: { location }, body: '' }
}

export function listenOn(server: NetServer | Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX) throw new Error('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What is given for a request: an answer, null for "not found", or 'cut' to drop the line without a word. */
export type Given = Answer | null | 'cut'

/** A small web server on 127.0.0.1; `answer` gets each request whole. Port 0 lets the system choose. */
export async function openWeb(port: number, answer: (question: Question) => Given) {
  const server = createServer(async (request, response) => {
    let given: Given
    try {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      const question = { method: request.method ?? 'GET', url, headers: request.headers, body: await readBody(request) }
      given = answer(question) ?? json({ error: 'not found' }, 404)
    } catch (error) {
      given = json({ error: error instanceof Error ? error.message : String(error) }, 400)
    }
    if (given === 'cut') return void request.socket.destroy()
    response.writeHead(given.status, {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...given.headers,
    })
    response.end(given.body)
  })
  const bound = await listenOn(server, port)
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
