/** What the author should know before a text goes its way: limits, languages and rules of the channels it names. */
import type { ChannelProfile } from './channels.js'
import { channelNamed } from './channels.js'
import type { FrontMatter } from './front-matter.js'
import { primaryLanguage } from './language-tag.js'
import type { Block } from './markdown.js'
import { digits } from './verdict.js'

type Addressee = FrontMatter['to'][number]

/** Sentences, none of which refuses anything: a limit that is passed comes first. */
export function channelHints({ to, language }: FrontMatter, blocks: readonly Block[]): readonly string[] {
  const words = countWords(blocks)
  const hints = to.flatMap((addressee) => {
    const channel = channelNamed(addressee.channel)
    return channel ? hintsFor({ channel, addressee, language, words }) : []
  })
  return [...new Set(hints)].sort(
    (one, other) => Number(other.startsWith(tooLong)) - Number(one.startsWith(tooLong)),
  )
}

const tooLong = 'Too long'

interface Asked {
  readonly channel: ChannelProfile
  readonly addressee: Addressee
  readonly language: string
  readonly words: number
}

function hintsFor({ channel, addressee, language, words }: Asked): readonly string[] {
  const { title, languages, rules, source, readOn } = channel
  const read = `(${source}; read ${readOn})`
  const base = primaryLanguage(language)
  return [
    ...lengthHints(channel, addressee, words),
    ...(languages && !languages.includes(base)
      ? [`${title}: taken in ${languages.join(', ')}; this text is in ${language}.`]
      : []),
    ...(rules.length > 0 ? [`${title} ${read}: ${rules.join(' ')}`] : []),
  ]
}

/** Without a status only what no status allows is too long. */
function lengthHints(
  { title, mostWords }: ChannelProfile,
  { status }: Addressee,
  words: number,
): readonly string[] {
  if (!mostWords) return []
  const most = status ? mostWords[status] : Math.max(...Object.values(mostWords))
  const whose = status ? `from an organisation of ${status} status` : 'whatever the status'
  const least = Math.min(...Object.values(mostWords))
  if (words > most)
    return [
      `${tooLong} for this channel. ${title}: at most ${digits(most)} words ${whose}; this text has ${digits(words)}.`,
    ]
  if (!status && words > least)
    return [
      `${title}: ${digits(words)} words are more than the ${digits(least)} that some statuses allow; say which is yours with status: in "to".`,
    ]
  return []
}

/** Words as a reader counts them: numbers are words, a word with a hyphen or an apostrophe is one. */
export function countWords(blocks: readonly Block[]): number {
  const word = /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu
  return blocks.reduce(
    (sum, { text }) => sum + (text.replace(/\{#[\w.-]+\}\s*$/, '').match(word)?.length ?? 0),
    0,
  )
}
