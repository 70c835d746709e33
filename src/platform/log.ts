import { pino } from 'pino'

export type Log = {
  info: (facts: Record<string, unknown>, sentence: string) => void
  warn: (facts: Record<string, unknown>, sentence: string) => void
  error: (facts: Record<string, unknown>, sentence: string) => void
}

/** An error as three harmless facts: a database error's detail may quote a row, so it never reaches the log. */
export function factsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'not an error' }
  const code = 'code' in error ? error.code : undefined
  const constraint = 'constraint' in error ? error.constraint : undefined
  return {
    error: error.name,
    message: code ? undefined : error.message,
    code,
    constraint,
    stack: error.stack?.split('\n').slice(1, 6).join(' | '),
  }
}

/** One JSON line each. Never a name, a number, a fiscal code or an address with a tag: callers pass ids and patterns. */
export function openLog(process: string, level: string): Log {
  return pino({ base: { process }, level, timestamp: pino.stdTimeFunctions.isoTime })
}
