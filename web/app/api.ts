/** Asking the server. Whatever it refuses comes as a Refusal, with the sentence to show. */

/** The body of problem+json (RFC 9457), as the server writes it. */
export interface ProblemBody {
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** What the server refused, in its words. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }

  /** Whether the page itself refuses, in its own language: nobody was asked. */
  get isOfPage(): boolean {
    return this.status === 0
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One request; gives the answer's JSON, or null where there is none. Throws a Refusal. */
export async function request<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await answerTo(method, path, body)
  return (response.status === 204 ? null : await response.json()) as T
}

/** Posts where there is something to post, else asks, and hands the answer to the browser as a file of the name that the service gives it. Throws a Refusal. */
export async function download(path: string, body?: unknown): Promise<Response> {
  const response = await answerTo(body === undefined ? 'GET' : 'POST', path, body)
  const [, name = ''] = /filename="([^"]*)"/.exec(response.headers.get('Content-Disposition') ?? '') ?? []
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
  return response
}

/** Asks whoever sits there to sign in again; gives whether they did. Nobody can be asked before the page has begun. */
let askToSignIn: ((minutes: number) => Promise<boolean>) | null = null

/** Says how somebody is asked to sign in again, where the server asks for it before it does something: in how many minutes. */
export function onSignInAgain(ask: (minutes: number) => Promise<boolean>): void {
  askToSignIn = ask
}

async function answerTo(method: Method, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  // A file goes as bytes: the type that a browser gives one can be that of a form, which is refused, or none.
  const isFile = body instanceof Blob
  if (body !== undefined) headers['Content-Type'] = isFile ? 'application/octet-stream' : 'application/json'
  if (method === 'POST') headers['Idempotency-Key'] = crypto.randomUUID?.() ?? randomKey()
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : isFile ? body : JSON.stringify(body),
  })
  if (response.ok) return response
  const refusal = await refusalOf(response)
  if (refusal.code !== 'sign-in-again' || askToSignIn === null) throw refusal
  if (!(await askToSignIn(Number(refusal.details.minutes)))) throw refusal
  return answerTo(method, path, body)
}

/** A key of 128 random bits, where a page over plain http has no `randomUUID`. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

async function refusalOf(response: Response): Promise<Refusal> {
  const isProblem = response.headers.get('Content-Type')?.includes('json') === true
  if (!isProblem) return new Refusal('unexpected', response.status, response.statusText, { number: null })
  const { title, detail, details = {} } = (await response.json()) as ProblemBody
  return new Refusal(title, response.status, detail, details)
}

/** What was asked for before somebody wanted it, by its path. */
const ahead = new Map<string, Promise<unknown>>()

/** An answer that nobody took for that long says what was. */
const aheadMilliseconds = 10_000

/** Asks for what a page is about to ask for: the next `get` of that path takes the answer. A refusal is asked for anew. */
export function getAhead(path: string): void {
  if (ahead.has(path)) return
  const answer = request('GET', path)
  const forget = () => {
    if (ahead.get(path) === answer) ahead.delete(path)
  }
  ahead.set(path, answer)
  answer.catch(forget)
  setTimeout(forget, aheadMilliseconds)
}

export function get<T>(path: string): Promise<T> {
  const answer = ahead.get(path) ?? request<T>('GET', path)
  ahead.delete(path)
  return answer as Promise<T>
}
export const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('POST', path, body)

/** A path with what is asked for after it; empty values are left out. */
export function withQuery(
  path: string,
  asked: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value))
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
