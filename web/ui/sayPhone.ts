/**
 * A telephone number as people read it aloud: "333 123 4567", "06 5555 0001", "+44 20 7946 0958" as it was written.
 * Italian numbers lose their +39; a mobile is grouped 3-3-4, Rome and Milan show their short
 * prefix; other towns' prefixes have three or four digits, which the number alone does not tell, so those stay whole.
 */
export function sayPhone(number: string): string {
  const italian = /^\+39(\d+)$/.exec(number)?.[1] ?? (/^\d+$/.test(number) ? number : null)
  if (!italian) return number
  if (/^3\d{9}$/.test(italian)) return italian.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')
  if (/^0[26]\d{6,9}$/.test(italian)) return `${italian.slice(0, 2)} ${inFours(italian.slice(2))}`
  return italian
}

const inFours = (digits: string) => digits.replaceAll(/(\d{4})(?=\d{2})/g, '$1 ')
