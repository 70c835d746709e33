/**
 * Where an SMS to this number would go, in E.164, or null when it cannot receive one. Italian mobiles begin with 3;
 * a number with another country's prefix is taken for a mobile only where the profile allows that country, because
 * foreign prefixes are how SMS pumping earns.
 */
export function smsAddress(phone: string, foreignPrefixes: readonly string[] = []): string | null {
  const digits = phone.replaceAll(/[^\d+]/g, '')
  const international = digits.startsWith('00') ? `+${digits.slice(2)}` : digits
  if (international.startsWith('+39')) return /^\+393\d{8,9}$/.test(international) ? international : null
  if (international.startsWith('+'))
    return foreignPrefixes.some((p) => international.startsWith(p)) ? international : null
  return /^3\d{8,9}$/.test(international) ? `+39${international}` : null
}

export type DeliveryState = 'queued' | 'sent' | 'delivered' | 'failed' | 'dropped'

/**
 * What a receipt for one part makes of a message. All parts must arrive; one that fails makes it unreadable. A receipt
 * that comes late, twice or out of order never takes back what is settled.
 */
export function afterReceipt(
  message: { state: DeliveryState; parts: readonly string[]; arrived: readonly string[] },
  part: string,
  receipt: 'delivered' | 'failed' | 'underway',
): { state: DeliveryState; arrived: string[] } {
  const arrived = receipt === 'delivered' ? [...new Set([...message.arrived, part])] : [...message.arrived]
  if (message.state === 'delivered' || message.state === 'dropped' || receipt === 'underway')
    return { state: message.state, arrived }
  if (arrived.length === message.parts.length) return { state: 'delivered', arrived }
  return { state: receipt === 'failed' ? 'failed' : message.state, arrived }
}
