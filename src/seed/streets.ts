import type { Dice } from './dice.ts'

/** Streets named after trees and flowers: plausible everywhere, and nobody's home in particular. */
const STREETS = [
  'Via dei Tigli',
  'Via delle Querce',
  'Via degli Olmi',
  'Via dei Platani',
  'Via delle Acacie',
  'Via dei Pini',
  'Via degli Ulivi',
  'Via dei Gelsi',
  'Via dei Ciliegi',
  'Via dei Mandorli',
  'Via delle Betulle',
  'Via dei Faggi',
  'Via degli Aceri',
  'Via dei Cedri',
  'Via delle Ginestre',
  'Via dei Gelsomini',
  'Via delle Magnolie',
  'Via degli Oleandri',
  'Via dei Lecci',
  'Via dei Salici',
  'Via delle Rose',
  'Via dei Glicini',
  'Via delle Mimose',
  'Via dei Girasoli',
  'Via dei Carpini',
  'Via dei Frassini',
  'Via dei Noccioli',
  'Viale dei Pioppi',
  'Viale degli Ippocastani',
  'Viale delle Palme',
  'Piazza del Melograno',
  'Piazza delle Erbe Nuove',
  'Largo dei Mirti',
  'Vicolo del Sambuco',
  'Corso dei Castagni',
  'Strada del Rosmarino',
  'Via della Lavanda',
  'Via del Biancospino',
  'Via dei Carrubi',
] as const

export function addressOf(dice: Dice): string {
  return `${dice.pick(STREETS)} ${1 + dice.below(140)}`
}
