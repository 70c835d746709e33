/** Finds topics by the words that people use, not by the institution's: "badante", "mia madre", "non arriva". */

export type Searchable = { name: string; explains: string; searchWords: string[] }

// Words that stand in every sentence say nothing about what is needed.
const SMALL_WORDS = new Set(
  'a ad al alla allo ai agli alle da dal dalla di del della dello dei degli delle e ed i il io in la le lo mi mia mie miei mio ho hai ha un una uno per con su sul sulla che non come sono vorrei voglio devo posso the my to of for i want need have is an and how do'.split(
    ' ',
  ),
)

export const plainWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The topics that fit what was typed, best first; all of them, in their own order, when nothing was typed. */
export function searchTopics<Topic extends Searchable>(topics: Topic[], typed: string): Topic[] {
  const all = plainWords(typed)
  const telling = all.filter((word) => !SMALL_WORDS.has(word))
  const words = telling.length > 0 ? telling : all
  if (words.length === 0) return topics
  const fits = topics.map((topic) => words.map((word) => fitOf(topic, word)))
  // A word that fits few topics tells more than one that fits many: "non arriva la pensione" is about what doesn't come.
  const weights = words.map((_, at) =>
    Math.log(1 + topics.length / (1 + fits.filter((fit) => (fit[at] ?? 0) > 0).length)),
  )
  return topics
    .map((topic, index) => ({
      topic,
      points: (fits[index] ?? []).reduce((sum, fit, at) => sum + fit * (weights[at] ?? 0), 0),
    }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ topic }) => topic)
}

// A word in the name weighs most, then the words that people use, then the explanation.
function fitOf(topic: Searchable, word: string): number {
  const used = topic.searchWords.flatMap(plainWords)
  return Math.max(fit(word, plainWords(topic.name)) * 3, fit(word, used) * 2.5, fit(word, plainWords(topic.explains)))
}

// While typing the last word is cut short, and Italian changes endings (pensione, pensioni): so beginnings count.
function fit(word: string, among: string[]): number {
  if (among.includes(word)) return 1
  const stem = word.length > 4 ? word.slice(0, -1) : word
  return stem.length >= 2 && among.some((other) => other.startsWith(stem)) ? 0.7 : 0
}
