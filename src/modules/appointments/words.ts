import { randomBytes, randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand is not mistaken. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 8

export function newCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte & 31]).join('')
}

/**
 * The word that the officer says first on the phone. Everyday words of two or three syllables, told apart by ear.
 * It proves the caller to the person, who has it on the confirmation; it proves the person to nobody.
 */
const WORDS = (
  'albero ancora arancia balcone bandiera barca bosco bottone cammello candela castello cavallo chitarra ciliegia collina conchiglia ' +
  'corona delfino diamante farfalla finestra fontana foresta fragola gabbiano giardino girasole gomitolo grano isola lanterna lavanda ' +
  'limone luna margherita melograno mulino nuvola oliva ombrello orologio pane pavone pesca pianoforte pineta ponte primavera ' +
  'quaderno quercia rondine rosa sabbia scala sedia sentiero sirena stella tamburo tartaruga torre trifoglio tulipano vela vento violino'
).split(' ')

export function newWord(): string {
  return WORDS[randomInt(WORDS.length)] as string
}
