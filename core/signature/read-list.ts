/** A published list of signatories as rows that a person confirms: nothing is taken in, what is not understood is said. */
import type { SignatureCells } from './columns.js'
import type { KinPhrase } from './kin-phrase.js'
import { kinPhrases } from './kin-phrase.js'
import type { ListEntry } from './list-entries.js'
import { readEntries } from './list-entries.js'

/** Rows under the names of the columns, and the lines above the list. */
export interface ReadList {
  readonly before: readonly string[]
  readonly rows: readonly SignatureCells[]
}

/** Reads a list. English words; what a list in another language says of a person stands in `as_written` alone. */
export function readPublishedList(text: string): ReadList {
  const { before, entries } = readEntries(text)
  return { before, rows: entries.map(readEntry) }
}

const dash = '[-‐‑‒–—―−]'
/** A dash between spaces, or a long one wherever it stands: no part of a double name. */
const parting = new RegExp(`\\s${dash}+\\s|\\s*[–—―]\\s*|:\\s`, 'u')
const organisationWords =
  /\b(association|union|council|committee|foundation|society|cent(?:re|er)|organi[sz]ation|network|federation|institute|circle|campaign|ngo)\b/iu
const offices =
  /\b((?:vice[- ]|co-?|deputy )?(?:chair(?:man|woman|person)?|president|director|head|secretary(?:[- ]general)?|treasurer|coordinator|leader|founder|board member|member of the board|spokes(?:man|woman|person)))\b/iu
const survivors =
  /\b((?:land)?mine (?:victim|survivor)|survivor|victim|veteran|amputee|injured by a (?:land)?mine|lost (?:a|his|her|their) \w+)\b/iu

function readEntry({ number, text, doubts }: ListEntry): SignatureCells {
  const whole = text.replace(/[\s;,.]+$/u, '')
  const { name, about } = partsOf(whole)
  const cells: Record<string, string> = { ...(number === null ? {} : { number }), name }
  const unsure = [...doubts]
  const capacities = new Set<string>()
  const kin = kinPhrases(about)
  if (kin.people.length > 0) {
    capacities.add('kin')
    Object.assign(cells, kinCells(kin))
    unsure.push(...kin.doubts)
  }
  readOffice(kin.rest, cells, capacities)
  const word = survivors.exec(kin.rest)?.[1]
  if (word !== undefined) {
    capacities.add('survivor')
    cells.own_word = word
  }
  readOthers(kin.rest, cells, capacities, unsure)
  if (capacities.size === 0 && about === '' && organisationWords.test(name)) {
    capacities.add('organisation')
    cells.organisation = name
    cells.name = ''
    unsure.push('who decided that the organisation signs is not stated')
  }
  if (capacities.size === 0)
    unsure.push(about === '' ? 'no capacity is stated' : 'the capacity is not understood')
  cells.capacity = [...capacities].sort().join('; ')
  return { ...cells, as_written: text, doubt: unsure.join('; ') }
}

/** The name, and what is said of it; the other way round where what stands first is an office. */
function partsOf(text: string): { readonly name: string; readonly about: string } {
  const found = parting.exec(text) ?? /\s*[,(]\s*/u.exec(text)
  if (!found) return { name: text, about: '' }
  const first = text.slice(0, found.index).trim()
  const second = text.slice(found.index + found[0].length).trim()
  const about = found[0].includes('(') && !second.includes('(') ? second.replace(/\)$/, '') : second
  const turned = offices.test(first) && !offices.test(second) && !/[,;]/.test(second)
  return turned ? { name: second, about: first } : { name: first, about }
}

function kinCells({ people }: { readonly people: readonly KinPhrase[] }): Readonly<Record<string, string>> {
  return {
    kin_of: people.map(({ name }) => name).join('; '),
    relation: people.map(({ relation }) => relation ?? 'not stated').join('; '),
    kin_outcome: people.map(({ outcome }) => outcome).join('; '),
  }
}

/** "chair of the Orvane Council", "chair, Orvane Council", "Orvane Council, chair". */
function readOffice(about: string, cells: Record<string, string>, capacities: Set<string>): void {
  const found = offices.exec(about)
  if (!found) return
  capacities.add('officer')
  cells.position = found[1] ?? ''
  const behind = about.slice(found.index + found[0].length).replace(/^\s*(?:,|of|at)?\s*(?:the\s+)?/iu, '')
  const ahead = about.slice(0, found.index).replace(/[\s,]+$/u, '')
  const [stated = ''] = (behind === '' ? ahead : behind).split(/\s*[;(]/u)
  cells.organisation = stated
    .replace(survivors, '')
    .replace(/(?:\s*,\s*|\s+and\s*)$/iu, '')
    .trim()
}

function readOthers(
  about: string,
  cells: Record<string, string>,
  capacities: Set<string>,
  unsure: string[],
): void {
  const ward = /\bguardian of (?:the )?([^,;(]+)/iu.exec(about)?.[1]
  if (ward !== undefined) {
    capacities.add('guardian')
    cells.guardian_of = ward.trim()
  }
  const represented = /\b(?:on behalf of|representative of|representing) (?:the )?([^,;(]+)/iu.exec(
    about,
  )?.[1]
  if (represented !== undefined) {
    capacities.add('representative')
    cells.representative_of = represented.trim()
    unsure.push('the written authority is not stated')
  }
  if (/\b(supporter|volunteer|friend)\b/iu.test(about)) capacities.add('supporter')
}
