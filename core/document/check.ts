/** Checks a document: every number against the register, and the numbers against each other. */
import { withConditions } from '../figure/link.js'
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import type { Query } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import { Problem } from '../problem.js'
import { say } from '../words/sentences.js'
import { checkSums } from './arithmetic.js'
import type { Register } from './count-once.js'
import { CountOnce, sharesOf } from './count-once.js'
import type { Evidence } from './judge.js'
import { judge } from './judge.js'
import type { Binding, DocumentNumber, ParsedDocument } from './parse.js'
import { unnamedFigure } from './parse.js'
import { periodLength } from './period-length.js'
import type { FigureTrouble } from './problems.js'
import { documentFigureLeftOut, documentFigureNotUnderstood } from './problems.js'
import type { CheckedNumber, CheckedSum, StatedClaim } from './verdict.js'

/** A document checked. */
export interface CheckedDocument {
  readonly document: ParsedDocument
  /** In the order of the text, one for each of the document's numbers. */
  readonly numbers: readonly CheckedNumber[]
  readonly arithmetic: readonly CheckedSum[]
  /** Everything that was counted, by query: what figures.json publishes. */
  readonly results: readonly FigureResult[]
  /** Shares whose base is empty. */
  readonly sharesOfNothing: readonly string[]
  readonly claims: readonly StatedClaim[]
}

/**
 * Checks a parsed document. Whoever publishes or shows the result hands in a register that withholds small numbers.
 * Throws `document-figure-not-understood` for a figure that cannot be counted.
 */
export async function checkDocument(document: ParsedDocument, register: Register): Promise<CheckedDocument> {
  return checkEach(document, register, (trouble) => {
    throw documentFigureNotUnderstood(trouble)
  })
}

/** A text that is being written, checked. */
export interface CheckedDraft {
  readonly checked: CheckedDocument
  /** `document-figure-left-out`, one for each figure and link that cannot be counted; their numbers are unbound. */
  readonly leftOut: readonly Problem[]
}

/** Checks a text that is being written (`readDocument`): one figure that cannot be counted hides no other verdict. */
export async function checkDraft(document: ParsedDocument, register: Register): Promise<CheckedDraft> {
  const leftOut = new Map<string, Problem>()
  const checked = await checkEach(document, register, ({ figure, reason }) => {
    const problem = documentFigureLeftOut({ figure, reason })
    leftOut.set(problem.message, problem)
  })
  return { checked, leftOut: [...leftOut.values()] }
}

/** What is done about a figure that cannot be counted: it is refused, or left out and told. */
type OnTrouble = (trouble: FigureTrouble) => void

async function checkEach(
  document: ParsedDocument,
  register: Register,
  onTrouble: OnTrouble,
): Promise<CheckedDocument> {
  const once = new CountOnce(register)
  const figures = await readFigures(document, onTrouble)
  const numbers: CheckedNumber[] = []
  const queries: (Query | null)[] = []
  for (const number of document.numbers) {
    const unnamed = unnamedFigure(document, number)
    if (unnamed) onTrouble(unnamed)
    const at = { figure: nameOf(number.binding), line: number.line }
    const counted = await orTold(onTrouble, at, async () => {
      const query = queryOf(number, figures)
      return query && { query, checked: await checkNumber({ document, number, query, once }) }
    })
    queries.push(counted?.query ?? null)
    numbers.push(counted?.checked ?? (await checkNumber({ document, number, query: null, once })))
  }
  return {
    document,
    numbers,
    arithmetic: checkSums(document, numbers, queries),
    results: once.results(),
    sharesOfNothing: once.sharesOfNothing(),
    claims: once.claims(),
  }
}

/** Every figure of the front matter, those that no number cites too: a mistyped one is told at once. */
async function readFigures(
  { frontMatter }: ParsedDocument,
  onTrouble: OnTrouble,
): Promise<ReadonlyMap<string, Query>> {
  const figures = new Map<string, Query>()
  for (const [figure, text] of Object.entries(frontMatter.figures)) {
    const query = await orTold(onTrouble, { figure, line: 1 }, async () => parseQuery(text))
    if (query) figures.set(figure, query)
  }
  return figures
}

/** Does the work; where a query has a problem, tells it as one of the figure and gives null. */
async function orTold<T>(
  onTrouble: OnTrouble,
  at: Omit<FigureTrouble, 'reason'>,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    onTrouble({ ...at, reason: problemOfQuery(error) })
    return null
  }
}

// Only what is wrong with the query is the document's: a locked or broken database stays what it is.
function problemOfQuery(error: unknown): Problem {
  if (!(error instanceof Problem) || error.exitCode === 3) throw error
  return error
}

function nameOf(binding: Binding): string {
  return binding.type === 'figure' ? `${binding.figure}${binding.conditions}` : ''
}

/** null where the number is bound to no figure, or to one that was told to be unnamed or not understood. */
function queryOf({ binding }: DocumentNumber, figures: ReadonlyMap<string, Query>): Query | null {
  if (binding.type !== 'figure') return null
  const query = figures.get(binding.figure)
  return query ? withConditions(query, binding.conditions) : null
}

interface Work {
  readonly document: ParsedDocument
  readonly number: DocumentNumber
  readonly query: Query | null
  readonly once: CountOnce
}

async function checkNumber(work: Work): Promise<CheckedNumber> {
  const { number, query, once } = work
  const checked = judge(number, await evidenceFor(work))
  const fails = checked.verdict === 'differs' || checked.verdict === 'not-as-worded'
  const isCount = number.stated?.unit === 'count' && checked.counted !== null
  if (!fails || !isCount || !query || !number.stated || !once.register.lastHeld) return checked
  const lastHeld = await once.register.lastHeld(printQuery(query), number.stated, number.text)
  return lastHeld === undefined
    ? checked
    : { ...checked, lastHeld, remarks: [...checked.remarks, held(lastHeld)] }
}

function held(entry: number | null): string {
  return entry === null ? say('never_held') : say('last_held', { entry })
}

async function evidenceFor({ document, number, query, once }: Work): Promise<Evidence> {
  const { binding, stated } = number
  if (binding.type === 'claim') {
    return { type: 'claim', claim: binding.claim, stated: await once.claim(binding.claim) }
  }
  if (binding.type === 'figure' && !query) return { type: 'none', why: say('figure_left_out') }
  if (!query || !stated) return { type: 'none' }
  if (stated.unit === 'percent') return percentEvidence(query, once)
  if (stated.unit !== 'count') {
    const result = await once.count(query)
    const length = periodLength(stated, countIn(query).period, document.frontMatter.date)
    return { type: 'period', query: result?.query ?? printQuery(query), length }
  }
  const result = await once.count(query)
  const nothing = result !== null && (await once.nothingRecorded(query, result))
  return { type: 'figure', query: result?.query ?? printQuery(query), result, nothing }
}

async function percentEvidence(query: Query, once: CountOnce): Promise<Evidence> {
  if (query.type === 'rate') return { type: 'none', why: say('percentage_of_rate') }
  if (countIn(query).where.length === 0) {
    return { type: 'none', why: say('percentage_of_count') }
  }
  const shares = sharesOf(query)
  const known = await once.count(shares.known)
  const all = await once.count(shares.all)
  const named = query.type === 'share' ? query.base : null
  const result = named === 'all' ? all : known
  const asked = printQuery(named === 'all' ? shares.all : shares.known)
  return {
    type: 'figure',
    query: result?.query ?? asked,
    result,
    nothing: all === null,
    bases: { known, all, named },
  }
}

/** What the answer of `check` is: 1 on a number that does not hold or is withheld, or a wrong sum (formats.md). */
export function checkExitCode(
  { numbers, arithmetic }: Pick<CheckedDocument, 'numbers' | 'arithmetic'>,
  strict: boolean,
): 0 | 1 {
  const failing = ['differs', 'not-as-worded', 'withheld', ...(strict ? ['not-covered', 'unbound'] : [])]
  const fails =
    numbers.some(({ verdict }) => failing.includes(verdict)) || arithmetic.some(({ holds }) => !holds)
  return fails ? 1 : 0
}

/** The value of `check --json` (formats.md). */
export function checkJson({
  numbers,
  arithmetic,
  document,
}: Pick<CheckedDocument, 'numbers' | 'arithmetic' | 'document'>) {
  return {
    numbers: numbers.map(({ text, line, value, verdict, counted }) => ({
      text,
      line,
      value,
      verdict,
      counted,
    })),
    arithmetic: arithmetic.map(({ line, expression, holds }) => ({ line, expression, holds })),
    ...(document.remarks.length > 0 && { remarks: document.remarks }),
  }
}
