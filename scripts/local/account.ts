import { readFileSync, statSync } from 'node:fs'

export interface Account {
  uid: number
  gid: number
  name: string
}

function knownAccounts(): Account[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/**
 * PostgreSQL refuses to run as root, so root lends it an account that exists everywhere; null means "as whoever we are".
 * A cluster that is already there keeps its owner, whatever accounts were added to the machine since.
 */
export function accountForPostgres(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: String(owner.uid) }
  const accounts = knownAccounts()
  const account = accounts.find((one) => one.name === 'postgres') ?? accounts.find((one) => one.name === 'nobody')
  if (!account)
    throw new Error(
      'Running as root, and there is neither a "postgres" nor a "nobody" account to run PostgreSQL as: start as another user, or set DATABASE_URL.',
    )
  return account
}
