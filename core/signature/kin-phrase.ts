/** Phrases of kinship in a published list: "mother of A (killed) and sister of B, injured in 2041; aunt of C and D". */
import type { KinOutcome } from './codes.js'

/** One of those whose kin somebody is. */
export interface KinPhrase {
  readonly name: string
  readonly relation: string | null
  readonly outcome: KinOutcome
}

/** The people, what was not sure of them, and the text without the phrases. */
export interface KinPhrases {
  readonly people: readonly KinPhrase[]
  readonly doubts: readonly string[]
  readonly rest: string
}

const relationWord =
  '(?:grand|step|foster )?(?:mother|father|parents?|son|daughter|child|children|brother|sister|siblings?)(?:-in-law)?|wife|husband|spouse|partner|widow|widower|uncle|aunt|cousin|nephew|niece|grandson|granddaughter'
const anyKin = 'relatives?|family(?: members?)?|next of kin|kin'
const phrase = new RegExp(
  `(?:,\\s*|\\band\\s+|&\\s*)?\\b(?:the |a )?(${relationWord}|${anyKin}) of\\s+`,
  'giu',
)

const outcomeWords: readonly (readonly [KinOutcome, RegExp])[] = [
  [
    'killed',
    /\b(?:killed|died|dead|deceased|perished|fell|fallen|late|lost (?:his|her|their) li(?:fe|ves))\b/iu,
  ],
  ['injured', /\b(?:injured|wounded|maimed|hurt|disabled|lost (?:a|his|her|their) \w+)\b/iu],
  ['missing', /\bmissing\b/iu],
]

/** Reads the phrases of a text. */
export function kinPhrases(text: string): KinPhrases {
  const found = [...text.matchAll(phrase)]
  const people: KinPhrase[] = []
  const doubts: string[] = []
  found.forEach((match, index) => {
    const from = match.index + match[0].length
    const [said = ''] = text.slice(from, found[index + 1]?.index ?? text.length).split(';')
    const relation = new RegExp(`^(?:${anyKin})$`, 'iu').test(match[1] ?? '') ? null : (match[1] ?? null)
    const read = peopleIn(said, relation)
    people.push(...read.people)
    doubts.push(...read.doubts)
  })
  return { people, doubts, rest: restOf(text, found) }
}

/** What stands before the first phrase, and behind semicolons. */
function restOf(text: string, found: readonly RegExpMatchArray[]): string {
  const [first] = found
  if (!first) return text
  const behind = text.slice(first.index).split(';').slice(1)
  const others = behind.filter((part) => !new RegExp(phrase.source, 'iu').test(part))
  return [text.slice(0, first.index), ...others].join('; ')
}

function peopleIn(said: string, relation: string | null): Pick<KinPhrases, 'people' | 'doubts'> {
  const ahead = /^(?:the\s+)?(?:late|deceased|dead|killed|fallen|injured|wounded|missing)\s+/iu.exec(said)
  const common = ahead ? outcomeIn(ahead[0]) : null
  const texts = said
    .slice(ahead?.[0].length ?? 0)
    .split(/\s*(?:,(?![^(]*\))|\band\b(?![^(]*\))|&)\s*/iu)
    .filter((part) => part.trim() !== '')
  const people: KinPhrase[] = []
  const doubts: string[] = []
  for (const part of texts) {
    const own = outcomeIn(part)
    const name = nameIn(part)
    const last = people.at(-1)
    if (name !== '') people.push({ name, relation, outcome: own ?? common ?? 'unknown' })
    else if (last && own) {
      people[people.length - 1] = { ...last, outcome: own }
      if (people.length > 1) doubts.push(`whether "${part.trim()}" speaks of one or of all is not sure`)
    } else if (part.trim() !== '') doubts.push(`"${part.trim()}" is not understood`)
  }
  return { people, doubts }
}

function outcomeIn(text: string): KinOutcome | null {
  return outcomeWords.find(([, words]) => words.test(text))?.[0] ?? null
}

/** The words with capital letters at the beginning; empty where a part names nobody. */
function nameIn(part: string): string {
  const plain = part
    .replace(/^(?:the\s+)?(?:late|deceased|dead|killed|fallen|injured|wounded|missing)\s+/iu, '')
    .replace(/\s*[([].*$/u, '')
    .replace(/\s+(?:who|killed|died|injured|wounded|missing|deceased|perished|in|on|by|lost)\b.*$/iu, '')
    .replace(/[.\s]+$/u, '')
    .trim()
  return /^\p{Lu}|^\p{Lo}/u.test(plain) ? plain : ''
}
