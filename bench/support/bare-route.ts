// The same framework giving back the same bytes and doing nothing else: what a route costs before it does anything.
import fastify from 'fastify'

process.once('message', async (body: string) => {
  const app = fastify({ logger: false })
  app.get('/api/availability/days', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=1').send(body),
  )
  process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }))
})
process.on('disconnect', () => process.exit(0))
