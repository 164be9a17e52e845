/** Counts a figure as of an entry: looks its places and claim up, scans once, and shows what may be shown. */
import { createHash } from 'node:crypto'
import { definitionOf } from '../../core/figure/catalogue.js'
import type { Counted } from '../../core/figure/counted.js'
import type { WithholdingRule } from '../../core/figure/decisions.js'
import { definitionName } from '../../core/figure/definition.js'
import { figureId } from '../../core/figure/identity.js'
import { refuseOutside } from '../../core/figure/outside.js'
import type { ClaimQuantity } from '../../core/figure/present.js'
import { presentFigure } from '../../core/figure/present.js'
import { printQuery } from '../../core/figure/print.js'
import type { CountQuery, Query } from '../../core/figure/query.js'
import { countedIn, countIn, knownIn, resolveAsOf } from '../../core/figure/query.js'
import type { FigureResult } from '../../core/figure/result.js'
import { defaultK } from '../../core/figure/withhold.js'
import type { Session } from '../engine/engine.js'
import { countAccount } from '../land/count-account.js'
import { claimQuantity } from './claims.js'
import { countRows, countUnplaced, notesBeside } from './rows.js'
import { scopeOf } from './scope.js'

/** What is asked, by whom, and where the log stands. */
export interface FigureRequest {
  readonly programmeId: string
  /** IANA zone in which the programme's days begin and end. */
  readonly timeZone: string
  /** The log's origin (formats.md, "Checkpoint"). */
  readonly origin: string
  /** The entry at which is counted: the query's own "as of", or the last entry where it names none. */
  readonly asOf: number
  /** Root of the log at that entry, hex. */
  readonly root: string
  readonly query: Query
  /** true for staff: nothing is withheld. false for publication, check and `--public`. */
  readonly insideView: boolean
  /** k and the recorded decisions, for the outside view; k = 5 and none where left out. */
  readonly withholding?: WithholdingRule
}

/**
 * The answer to a query. Throws `place-not-found`, `place-ambiguous`, `period-is-empty`, `claim-not-found`,
 * `claim-cannot-divide`, `share-of-nothing`, and outside the programme `not-for-publication`.
 */
export async function countFigure(session: Session, request: FigureRequest): Promise<FigureResult> {
  const query = resolveAsOf(request.query, request.asOf)
  const count = countIn(query)
  if (count.asOf !== request.asOf)
    throw new Error(`asked at ${request.asOf}, the query is as of ${count.asOf}`)
  if (!request.insideView) refuseOutside(count)
  if (definitionOf(count).measure.type === 'account') return countLand(session, request, query)
  const counted = await countWithNotes(session, request, countedIn(query))
  const base =
    query.type === 'share'
      ? await countWithNotes(session, request, { ...count, where: knownIn(query), by: [] })
      : null
  const claim: ClaimQuantity | null =
    query.type === 'rate' ? await claimQuantity(session, request, query.claim) : null
  const id = figureId(sha256, request.origin, printQuery(query))
  const rule = request.insideView ? null : (request.withholding ?? { k: defaultK, decisions: [] })
  return presentFigure({ query, counted, base, claim }, { id, asOf: request.asOf, root: request.root }, rule)
}

async function countLand(session: Session, request: FigureRequest, query: Query): Promise<FigureResult> {
  const count = countIn(query)
  const definition = definitionOf(count)
  const { scope, place } = await scopeOf(session, request, count)
  const { detail, undated, notes, ...numbers } = await countAccount(session, query, scope)
  const beside = await notesBeside(session, definition, { count, scope, place })
  return {
    id: figureId(sha256, request.origin, printQuery(query)),
    definition: definitionName(definition),
    query: printQuery(query),
    asOf: request.asOf,
    root: request.root,
    unit: definition.unit,
    ...numbers,
    unknown: undated,
    range: null,
    withheld: [],
    notes: [...beside, ...notes],
    ...(request.insideView ? { account: detail } : {}),
  }
}

async function countWithNotes(session: Session, request: FigureRequest, count: CountQuery): Promise<Counted> {
  const definition = definitionOf(count)
  const { scope, place } = await scopeOf(session, request, count)
  const counted = await countRows(session, definition, { count, scope, place })
  return definition.unplaced
    ? countUnplaced(session, definition.unplaced, { count, scope, counted })
    : counted
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
