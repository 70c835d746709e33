import { readFileSync } from 'node:fs'

/** All settings in one typed place. A missing or weak one stops the start with a sentence. */
export type Config = {
  environment: 'development' | 'test' | 'production'
  databaseUrl: string
  host: string
  port: number
  /** Keys every derived code (admission codes); at least 32 characters outside development. */
  secret: string
  profile: string
  /** Where people reach the site, for links in messages. */
  publicUrl: string
  smtpUrl: string
  smtpFrom: string
  /** smpp://user:password@host:port or http(s)://… of a gateway. */
  smsUrl: string
  smsSender: string
  smsGatewayKey: string
  /** with which the gateway signs its reports of delivery; empty: none is believed */
  smsCallbackSecret: string
  poolMax: number
  /** Pages of the fakes, shown in development only. */
  fakes: { mail?: { page: string }; sms?: { page: string } }
}

const SECRET_LENGTH_MIN = 32
/** Everybody who reads this file knows it. */
const DEVELOPMENT_SECRET = 'only-for-development-0000000000000'

/** A setting comes from NAME or, for secrets kept as files, from the file named by NAME_FILE. */
function setting(env: NodeJS.ProcessEnv, name: string, fallback?: string): string {
  const file = env[`${name}_FILE`]
  const value = file ? readFileSync(file, 'utf8').trim() : env[name]
  if (value !== undefined && value !== '') return value
  if (fallback !== undefined) return fallback
  throw new Error(`The setting ${name} is missing. Set ${name}, or ${name}_FILE to a file that holds it.`)
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((a) => a === value)
  if (!found) throw new Error(`${name} is «${value}»; it may be ${allowed.join(', ')}.`)
  return found
}

function integer(name: string, value: string, min: number, max: number): number {
  const n = Number(value)
  if (!Number.isInteger(n) || n < min || n > max)
    throw new Error(`${name} is «${value}»; a whole number from ${min} to ${max} is needed.`)
  return n
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const environment = oneOf('SPORTELLO_ENV', setting(env, 'SPORTELLO_ENV', 'production'), [
    'development',
    'test',
    'production',
  ] as const)
  const open = environment !== 'production'
  const secret = setting(env, 'SPORTELLO_SECRET', open ? DEVELOPMENT_SECRET : undefined)
  const weak = secret.length < SECRET_LENGTH_MIN || new Set(secret).size < 10 || secret === DEVELOPMENT_SECRET
  if (!open && weak) {
    throw new Error(
      `SPORTELLO_SECRET is weak: outside development it needs at least ${SECRET_LENGTH_MIN} characters that no one can guess.`,
    )
  }
  const port = integer('PORT', setting(env, 'PORT', '4500'), 0, 65535)
  return {
    environment,
    databaseUrl: setting(env, 'DATABASE_URL'),
    host: setting(env, 'HOST', '127.0.0.1'),
    port,
    secret,
    profile: setting(env, 'SPORTELLO_PROFILE', 'inps'),
    publicUrl: setting(env, 'SPORTELLO_URL', open ? `http://127.0.0.1:${port}` : undefined).replace(/\/$/, ''),
    smtpUrl: setting(env, 'SMTP_URL', open ? 'smtp://127.0.0.1:1025' : undefined),
    smtpFrom: setting(env, 'SMTP_FROM', open ? 'Sportello <sportello@example.org>' : undefined),
    smsUrl: setting(env, 'SMPP_URL', open ? 'smpp://sportello:secret@127.0.0.1:2775' : undefined),
    smsSender: setting(env, 'SMS_SENDER', 'Sportello'),
    smsGatewayKey: setting(env, 'SMS_GATEWAY_KEY', ''),
    smsCallbackSecret: setting(env, 'SMS_CALLBACK_SECRET', ''),
    poolMax: integer('SPORTELLO_POOL', setting(env, 'SPORTELLO_POOL', '16'), 1, 200),
    fakes: open ? (JSON.parse(setting(env, 'FAKES', '{}')) as Config['fakes']) : {},
  }
}

/** For a process that starts: what is wrong with the settings is said in a sentence, not in a stack of calls. */
export function configOfThisProcess(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return process.exit(1)
  }
}
