/** What the author should know before a text goes its way: limits, languages and rules of the channels it names. */
import { say } from '../words/sentences.js'
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
  const asked = to.flatMap((addressee): readonly Asked[] => {
    const channel = channelNamed(addressee.channel)
    return channel ? [{ channel, addressee, language, words }] : []
  })
  return [...new Set([...asked.flatMap(tooLongHints), ...asked.flatMap(otherHints)])]
}

interface Asked {
  readonly channel: ChannelProfile
  readonly addressee: Addressee
  readonly language: string
  readonly words: number
}

/** Without a status only what no status allows is too long. */
function tooLongHints({
  channel: { title, mostWords },
  addressee: { status },
  words,
}: Asked): readonly string[] {
  if (!mostWords) return []
  const most = status ? mostWords[status] : Math.max(...Object.values(mostWords))
  if (words <= most) return []
  const whose = say(status ? `of_${status}_status` : 'whatever_status')
  return [say('channel_too_long', { title, most: digits(most), whose, words: digits(words) })]
}

function otherHints(asked: Asked): readonly string[] {
  const { title, languages, rules, source, readOn } = asked.channel
  const { language } = asked
  return [
    ...longHints(asked),
    ...(languages && !languages.includes(primaryLanguage(language))
      ? [say('channel_languages', { title, languages: languages.join(', '), language })]
      : []),
    ...(rules === '' ? [] : [say('channel_rules', { title, source, month: readOn, rules })]),
  ]
}

function longHints({
  channel: { title, mostWords },
  addressee: { status },
  words,
}: Asked): readonly string[] {
  if (!mostWords || status) return []
  const limits = Object.values(mostWords)
  const least = Math.min(...limits)
  if (words <= least || words > Math.max(...limits)) return []
  return [say('channel_long', { title, words: digits(words), least: digits(least) })]
}

/** Words as a reader counts them: numbers are words, a word with a hyphen or an apostrophe is one. */
export function countWords(blocks: readonly Block[]): number {
  const word = /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*/gu
  return blocks.reduce(
    (sum, { text }) => sum + (text.replace(/\{#[\w.-]+\}\s*$/, '').match(word)?.length ?? 0),
    0,
  )
}
