/**
 * Where an SMS to this number would go, in E.164, or null when it cannot receive one. Italian mobiles begin with 3;
 * a number with another country's prefix is taken for a mobile only where the profile allows that country, because
 * foreign prefixes are how SMS pumping earns.
 */
export function smsAddress(phone: string, foreignPrefixes: readonly string[] = []): string | null {
  const digits = phone.replaceAll(/[^\d+]/g, '')
  const international = digits.startsWith('00') ? `+${digits.slice(2)}` : digits
  if (international.startsWith('+39')) return /^\+393\d{8,9}$/.test(international) ? international : null
  if (international.startsWith('+')) return foreignPrefixes.some((p) => international.startsWith(p)) ? international : null
  return /^3\d{8,9}$/.test(international) ? `+39${international}` : null
}

export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'failed' | 'dropped'

/** A receipt that comes late, twice or out of order never takes back what is settled. */
export function stateAfterReceipt(state: DeliveryState, receipt: 'delivered' | 'failed' | 'underway'): DeliveryState {
  if (receipt === 'underway' || state === 'delivered' || state === 'dropped') return state
  if (state === 'failed') return receipt === 'delivered' ? 'delivered' : 'failed'
  return receipt
}
