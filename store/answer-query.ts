/** The answer of a programme to a query: settings, root and origin looked up, counted in one transaction. */
import { parseQuery } from '../core/figure/parse.js'
import type { Query } from '../core/figure/query.js'
import { countIn } from '../core/figure/query.js'
import type { FigureResult } from '../core/figure/result.js'
import { toHex } from '../core/log/bytes.js'
import { logSize, logTree } from './append.js'
import { programmeOriginOrCode } from './checkpoint.js'
import type { Session } from './engine/engine.js'
import { countFigure } from './figure/count.js'
import type { Programme } from './programme.js'
import { problem } from './programme-problems.js'
import { settingsAsOf } from './settings.js'

/** From where a figure is looked at: staff see everything, everybody else what may be published. */
export type View = 'inside' | 'outside'

/** Counts a query. A query without "as of" is counted as of `asOf`, or else as of the last entry. */
export async function answerQuery(
  programme: Programme,
  text: string,
  how: { readonly view: View; readonly asOf?: number },
): Promise<FigureResult> {
  const query = parseQuery(text)
  return programme.engine.transaction((session) => answerParsed(session, programme, query, how))
}

/** Counts a parsed query inside a transaction of the caller. */
export async function answerParsed(
  session: Session,
  programme: Programme,
  query: Query,
  how: { readonly view: View; readonly asOf?: number },
): Promise<FigureResult> {
  const size = await logSize(session, programme.programmeId)
  const asOf = countIn(query).asOf ?? how.asOf ?? size
  if (asOf > size) throw problem.entryUnknown({ entry: asOf, size })
  const settings = await settingsAsOf(session, programme, asOf)
  const root = await logTree(session, programme.programmeId, size).rootAt(asOf)
  return countFigure(session, {
    programmeId: programme.programmeId,
    timeZone: settings.timeZone,
    origin: programmeOriginOrCode(programme),
    asOf,
    root: toHex(root),
    query,
    insideView: how.view === 'inside',
    withholding: { k: settings.k, decisions: settings.publishSmall },
  })
}
