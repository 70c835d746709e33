import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App, Reply } from './http.ts'

/**
 * The pages are files, the same for everybody: nothing personal can come out of a cache, because nothing personal is in
 * them. Scripts and styles carry their hash in their name and may be kept for a year.
 */
const CONTENT_SECURITY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export async function servePages(app: App, folder: string, development: boolean): Promise<void> {
  if (!existsSync(join(folder, 'citizen.html'))) return
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false })
  const shells = JSON.parse(readFileSync(join(folder, 'citizen.shells.json'), 'utf8')) as Record<string, string>
  const shell = (reply: Reply, file: string) =>
    reply
      .header('cache-control', 'public, max-age=60')
      .header('content-security-policy', CONTENT_SECURITY)
      .header('permissions-policy', 'camera=(self), microphone=(self), geolocation=(self)')
      .sendFile(file)

  app.get('/assets/*', { schema: { hide: true } }, (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(`assets/${(request.params as { '*': string })['*']}`),
  )
  for (const path of ['/officer', '/officer/*'])
    app.get(path, { schema: { hide: true } }, (_request, reply) => shell(reply, 'officer.html'))
  if (development)
    for (const path of ['/dev', '/dev/*'])
      app.get(path, { schema: { hide: true } }, (_request, reply) => shell(reply, 'dev.html'))
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || path.startsWith('/dev/api/') || /\.[a-z0-9]+$/i.test(path))
      return reply.callNotFound()
    return shell(reply, shells[path] ?? (path === '/' ? 'index.html' : 'citizen.html'))
  })
}
