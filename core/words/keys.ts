/** The keys of messages/names/<language>.json under which definitions are named, and their English, which is the definition's. */
import { type ChannelProfile, channels } from '../document/channels.js'
import { hedgeRules } from '../document/stated.js'
import { definitions } from '../figure/catalogue.js'
import type { Definition } from '../figure/definition.js'
import { definitionName } from '../figure/definition.js'
import type { Dimension } from '../figure/dimensions.js'
import { dimensionsOf } from '../figure/dimensions.js'
import { entryTitles } from '../log/entry-types.js'
import { flatCodes } from '../record/codes.js'
import { commonFields } from '../record/common.js'
import type { Code, Computed, Field, Kind } from '../record/definition.js'
import { kindNamed, kinds } from '../record/kinds.js'
import { copiedFields } from '../record/listed-fields.js'
import { besideWays, capacities, notPrinted, ways } from '../signature/codes.js'
import { documentKinds } from './document-kinds.js'
import { sentences } from './sentences.js'

/** `kind.victim`. */
export function kindKey(kind: string): string {
  return `kind.${kind}`
}

/** `field.victim.sex`; of a field that every kind has `field.record.sources`; of a part of a list `field.victim.needs.need`. */
export function fieldKey(kind: string, field: string, part?: string): string {
  const owner = commonFields.some(({ name }) => name === field) ? 'record' : kind
  return ['field', owner, field, ...(part === undefined ? [] : [part])].join('.')
}

/** `code.sex.female`: a code has one name in every field of that name. */
export function codeKey(field: string, code: string): string {
  return `code.${field}.${code}`
}

/** The field that a dimension is, `dimension.year` for those that dates and places give. */
export function dimensionKey(definition: Definition, { name }: Pick<Dimension, 'name'>): string {
  const kind = kindNamed(definition.kind)
  const owner = definition.dimensions ? null : ownerOf(kind, name)
  return owner === null ? `dimension.${name}` : fieldKey(owner, name)
}

function ownerOf(kind: Kind, name: string): string | null {
  const has = (one: Kind) =>
    [...commonFields, ...one.fields, ...(one.computed ?? [])].some((field) => field.name === name)
  if (has(kind)) return kind.kind
  return copiedFields(kind).find(({ field }) => field.name === name)?.owner.kind ?? null
}

/** `figure.casualties@1.title` and the like. */
export function figureKey(definition: string, part: string): string {
  return `figure.${definition}.${part}`
}

/** `entry.document-published`. */
export function entryKey(type: string): string {
  return `entry.${type}`
}

/** `channel.letter.title` and the like. */
export function channelKey(channel: string, part: 'title' | 'source' | 'rules'): string {
  return `channel.${channel}.${part}`
}

/** Every key that a definition needs, with its English. Throws where one key would name two things. */
export function definitionMessages(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (key: string, text: string) => {
    const known = found.get(key)
    if (known !== undefined && known !== text) throw new Error(`${key} is "${known}" and "${text}"`)
    found.set(key, text)
  }
  const addCodes = (field: string, codes: readonly Code[]) => {
    for (const { code, label } of flatCodes(codes)) add(codeKey(field, code), label)
  }
  for (const [key, text] of [...recordMessages(addCodes), ...figureMessages(addCodes)]) add(key, text)
  for (const [type, title] of entryTitles) add(entryKey(type), title)
  addCodes('capacity', [...capacities, notPrinted])
  addCodes('way', ways)
  addCodes('beside_way', besideWays)
  addCodes('document', documentKinds)
  for (const [name, text] of sentenceMessages()) add(name, text)
  return found
}

type AddCodes = (field: string, codes: readonly Code[]) => void

function recordMessages(addCodes: AddCodes): readonly (readonly [string, string])[] {
  const named = (owner: string, { name, label, ...field }: Field | Computed, list?: string) => {
    const key = list === undefined ? fieldKey(owner, name) : fieldKey(owner, list, name)
    if ('codes' in field && field.codes) addCodes(name, field.codes)
    const parts: (readonly [string, string])[] = [[key, label]]
    if (!('value' in field)) return parts
    if (field.value.type === 'code') addCodes(name, field.value.codes)
    if (field.value.type === 'list')
      parts.push(...field.value.parts.flatMap((part) => named(owner, part, list ?? name)))
    return parts
  }
  return [
    ...commonFields.flatMap((field) => named('record', field)),
    ...kinds.flatMap((kind) => [
      [kindKey(kind.kind), kind.label] as const,
      ...[...kind.fields, ...(kind.computed ?? [])].flatMap((field) => named(kind.kind, field)),
    ]),
  ]
}

function figureMessages(addCodes: AddCodes): readonly (readonly [string, string])[] {
  return definitions.flatMap((definition) => {
    const name = definitionName(definition)
    for (const dimension of dimensionsOf(definition)) addCodes(dimension.name, dimension.codes)
    return [
      [figureKey(name, 'title'), definition.title] as const,
      [figureKey(name, 'text'), definition.text] as const,
      ...figureNotes(definition),
      ...dimensionsOf(definition).map(
        (dimension) => [dimensionKey(definition, dimension), dimension.label] as const,
      ),
    ]
  })
}

function figureNotes(definition: Definition): readonly (readonly [string, string])[] {
  const { apart, unstatedNote, unplaced } = definition
  const notes = [...apart.map(({ note }) => note), unstatedNote, unplaced?.note].filter(
    (note) => note !== undefined,
  )
  const name = definitionName(definition)
  return notes.map((note, index) => [figureKey(name, `note${index + 1}`), note] as const)
}

/** What is said beside numbers and texts: English by key, longest first, so that the more particular sentence is found. */
export function sentenceMessages(): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(sentences).map(([name, text]) => [`sentence.${name}`, text] as const),
    ...Object.entries(hedgeRules).map(([hedge, { sentence }]) => [`rule.${hedge}`, sentence] as const),
    ...channels.flatMap(channelMessages),
    ...definitions.flatMap(figureNotes),
  ].sort(([, one], [, other]) => other.length - one.length)
}

/** Of a channel without rules the title alone is ever shown. */
function channelMessages({
  id,
  title,
  source,
  rules,
}: ChannelProfile): readonly (readonly [string, string])[] {
  const named = [[channelKey(id, 'title'), title] as const]
  if (rules === '') return named
  return [...named, [channelKey(id, 'source'), source] as const, [channelKey(id, 'rules'), rules] as const]
}
