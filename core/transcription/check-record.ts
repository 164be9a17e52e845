/** What can be doubtful about a transcribed record as a whole. Nothing here refuses it. */
import { elementFields } from '../record/minefield-record-elements.js'
import type { Drawing, PlaceDoubt } from './draw-places.js'
import type { TranscribedRecord } from './transcribed.js'
import { isIllegible } from './transcribed.js'

/** Doubts about landmarks, claims, elements and rows. */
export function checkTranscription(record: TranscribedRecord, drawing: Drawing): readonly PlaceDoubt[] {
  return [
    ...checkLandmarks(record),
    ...checkClaims(record),
    ...checkElements(record),
    ...checkNames(record, drawing),
  ]
}

function note(rule: string, column: string, text: string | null, message: string): PlaceDoubt {
  return { rule, severity: 'note', column, text, message }
}

/** CCW Amended Protocol II, Technical Annex 1(a)(i): at least two reference points. */
function checkLandmarks({ rule_set: ruleSet, landmarks = [] }: TranscribedRecord): readonly PlaceDoubt[] {
  if (ruleSet !== 'amended_protocol_ii' || landmarks.length >= 2) return []
  return [
    note(
      'landmarks-too-few',
      'landmarks',
      String(landmarks.length),
      `The record has ${landmarks.length} of the two reference points that CCW Amended Protocol II asks for.`,
    ),
  ]
}

function checkClaims({ mines = [], mine_types: types = [] }: TranscribedRecord): readonly PlaceDoubt[] {
  if (mines.length > 0 && types.length === 0)
    return [
      note(
        'mines-without-claims',
        'mine_types',
        String(mines.length),
        `The record shows ${mines.length} mines and states no number for any type: found and recorded are compared by the mines shown.`,
      ),
    ]
  const stated = types.map(({ quantity }) => quantity)
  if (mines.length === 0 || stated.some((quantity) => !/^\d+$/.test(quantity ?? ''))) return []
  const claimed = stated.reduce((sum, quantity) => sum + Number(quantity), 0)
  if (claimed === mines.length) return []
  return [
    note(
      'mines-and-claims-differ',
      'mine_types',
      String(claimed),
      `The record states ${claimed} mines in all and shows ${mines.length}: both are kept.`,
    ),
  ]
}

/** Names of the elements without their prefix, in the order of the annex. */
export const elementNames: readonly string[] = elementFields.map(({ name }) => name.replace(/^element_/, ''))

function checkElements({ elements = {} }: TranscribedRecord): readonly PlaceDoubt[] {
  const open = elementNames.filter((name) => elements[name] === undefined)
  if (open.length === 0) return []
  return [
    note(
      'elements-not-stated',
      'elements',
      open.join(', '),
      `${open.length} of the fourteen elements are not stated as present, absent, illegible or not applicable.`,
    ),
  ]
}

/** Rows and corners name places; a name that no place has is drawn as a doubt by the drawing itself. */
function checkNames({ rows = [], outline = [] }: TranscribedRecord, drawing: Drawing): readonly PlaceDoubt[] {
  for (const name of [...outline, ...rows.flatMap(({ start, end }) => [start, end])])
    if (name !== undefined && !isIllegible(name)) drawing.named(name)
  return []
}
