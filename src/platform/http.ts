import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fastify from 'fastify'
import { databaseError } from './db.ts'
import type { Log } from './log.ts'
import { factsOf } from './log.ts'
import type { FieldError } from './refusal.ts'
import { platformRefusals, Refusal } from './refusal.ts'
import { answerUnknown, problemText, refuseAtTheWire, refuseTextThatCannotBeKept } from './wire.ts'

export type App = ReturnType<typeof bareApp>
export type Reply = FastifyReply
export type Request = FastifyRequest

const BODY_BYTES_MAX = 64 * 1024
const FILE_BYTES_MAX = 10 * 1024 * 1024
/** Constraints carry sentences; these are the refusals that a race against one of them means. */
const refusalOfConstraint: Record<string, string> = {
  desk_is_free: 'slot-taken',
  person_is_free: 'person-busy',
  open_place_is_one: 'too-many-open',
  topic_place_is_one: 'too-many-of-topic',
  one_closure_of_a_desk: 'already-closed',
  outcomes_pkey: 'outcome-already-written',
}

function bareApp() {
  return fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () => randomUUID(),
    // one slow sender must not keep a connection for ever (threat 35)
    requestTimeout: 20_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    // without a host there is no telling whether an act comes from our own pages; refused at the door, as a problem
    http: { requireHostHeader: false },
    clientErrorHandler: refuseAtTheWire,
    frameworkErrors: (_error, _request, reply) => sendProblem(reply, 'not-found', 404, {}),
  })
    .setValidatorCompiler(TypeBoxValidatorCompiler)
    .withTypeProvider<TypeBoxTypeProvider>()
}

/** The application without its routes: shapes checked, refusals turned into problem+json here and nowhere else. */
export async function openApp(log: Log, refusals: Record<string, number>): Promise<App> {
  const app = bareApp()
  const statuses: Record<string, number> = { ...platformRefusals, ...refusals }
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 2, parts: 3 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sportello', version: '1', description: 'The counter of a public institution.' },
    },
  })
  app.addHook('onRequest', async (request, reply) => guardTheDoor(request, reply))
  app.addHook('preValidation', async (request) => refuseTextThatCannotBeKept(request))
  // a condition that we do not know: Node's own refusal has no body
  app.server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'content-type': 'application/problem+json', connection: 'close' })
    response.end(problemText('json-wrong', 417))
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => answerProblem(error, request, reply, statuses, log))
  app.setNotFoundHandler(answerUnknown(app))
  return app
}

/**
 * Before any route: nothing under /api is ever kept by anyone, and an act must come from our own pages.
 * A browser always says where a cross-site POST comes from; programs without a browser send neither header.
 */
function guardTheDoor(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin')
  if (request.headers.host === undefined && request.raw.httpVersion !== '1.0') throw new Refusal('json-wrong')
  if (!request.url.startsWith('/api/') && !request.url.startsWith('/dev/api/')) return
  reply.header('cache-control', 'no-store').header('vary', 'Cookie')
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (site && site !== 'same-origin' && site !== 'none') throw new Refusal('origin-wrong')
  if (origin && URL.parse(origin)?.host !== request.headers.host) throw new Refusal('origin-wrong')
}

function sendProblem(
  reply: FastifyReply,
  code: string,
  status: number,
  details: Record<string, unknown>,
): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send(problemText(code, status, details))
}

function answerProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  statuses: Record<string, number>,
  log: Log,
): FastifyReply {
  if (error instanceof Refusal) {
    const status = statuses[error.code]
    if (status) return sendProblem(reply, error.code, status, error.details)
  }
  // an address whose number or tag cannot exist is an address that does not
  if (error.validation && error.validationContext === 'params') return sendProblem(reply, 'not-found', 404, {})
  if (error.validation) return sendProblem(reply, 'form-wrong', 422, { errors: fieldErrors(error.validation) })
  const raced = refusalOfConstraint[databaseError(error)?.constraint ?? '']
  if (raced && statuses[raced]) return sendProblem(reply, raced, statuses[raced], {})
  const known = codeOfFastify(error)
  if (known) return sendProblem(reply, known, platformRefusals[known], {})
  log.error(
    { ...factsOf(error), request: request.id, route: request.routeOptions.url, method: request.method },
    'an unforeseen error',
  )
  return sendProblem(reply, 'unforeseen', 500, { request: request.id })
}

function codeOfFastify(error: FastifyError): keyof typeof platformRefusals | null {
  if (error.statusCode === 413) return 'body-too-large'
  if (error.statusCode === 415 || error.statusCode === 406) return 'kind-unsupported'
  if (error.statusCode === 429) return 'too-many-requests'
  if (error.statusCode === 400) return 'json-wrong'
  return null
}

type Fault = { keyword?: string; instancePath?: string; params?: Record<string, unknown> }
const codeOfKeyword: Record<string, string> = {
  required: 'required',
  additionalProperties: 'unknown',
  // the only shape that is false is that of a field which a closed object does not know
  boolean: 'unknown',
  minLength: 'too-short',
  maxLength: 'too-long',
  maxItems: 'too-many',
  pattern: 'pattern',
  format: 'format',
  minimum: 'too-small',
  maximum: 'too-large',
  const: 'choice',
  anyOf: 'choice',
  enum: 'choice',
}

/** Each fault beside its field: {field: 'relative.phone', code: 'pattern'}. */
function fieldErrors(faults: readonly Fault[]): FieldError[] {
  const all = faults.flatMap((fault): FieldError[] => {
    const path = (fault.instancePath ?? '').split('/').filter(Boolean).join('.')
    const names = [fault.params?.requiredProperties, fault.params?.additionalProperties].find(Array.isArray) as
      | string[]
      | undefined
    const code = codeOfKeyword[fault.keyword ?? ''] ?? 'type'
    if (names) return names.map((name) => ({ field: path ? `${path}.${name}` : name, code }))
    return [{ field: path, code }]
  })
  // "anyOf" repeats the faults of each branch; people need one sentence a field
  return all.filter((e, i) => all.findIndex((other) => other.field === e.field) === i)
}
