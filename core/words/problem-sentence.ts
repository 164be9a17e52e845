/** The sentence of a problem in a reader's language, from a message by its code that its details fill in. */

/** A problem as an answer of the service tells it. */
export interface ToldProblem {
  readonly code: string
  /** In English, for a terminal. */
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** What a message is filled in with. */
export type Values = Readonly<Record<string, string | number>>

/** How a page says things. */
export interface Saying {
  /** By code; `CODE.detail` says one member of a list among the details. */
  readonly messages: Readonly<Record<string, string>>
  /** Fills in a message; throws where a value is missing. */
  readonly fill: (key: string, text: string, values: Values) => string
  /** The word for a text among the details where that is a code of the register, else the text. */
  readonly word: (detail: string, text: string, details: ToldProblem['details']) => string
}

/** The most members of a list that a sentence names. */
const mostMembers = 20

/** The sentence; null where the messages have none for the code, or one that asks for more than the details say. */
export function problemSentence({ code, details }: ToldProblem, saying: Saying): string | null {
  const text = saying.messages[code]
  if (text === undefined) return null
  try {
    return saying.fill(code, text, valuesOf(code, details, saying))
  } catch {
    // An answer of another version of the service: its own sentence is right in any case.
    return null
  }
}

function valuesOf(code: string, details: ToldProblem['details'], saying: Saying): Values {
  const shown = (name: string, value: unknown): string | number => {
    if (typeof value === 'string') return saying.word(name, value, details) || 'none'
    if (Array.isArray(value)) return listOf(`${code}.${name}`, value, saying, (each) => shown(name, each))
    return plain(value, saying)
  }
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, shown(name, value)]))
}

/** Members with a message of their own are sentences, between which a comma would not part enough. */
function listOf(
  key: string,
  members: readonly unknown[],
  saying: Saying,
  shown: (member: unknown) => string | number,
): string {
  if (members.length === 0) return 'none'
  const text = saying.messages[key]
  const words = members.slice(0, mostMembers).map((member) => {
    if (text === undefined) return String(shown(member))
    return saying.fill(key, text, isObject(member) ? valuesOf(key, member, saying) : { each: shown(member) })
  })
  if (members.length > mostMembers) words.push('…')
  return words.join(text === undefined ? ', ' : '; ')
}

/** `none` stands for nothing. A problem within a problem is said as one; of other objects the values are. */
function plain(value: unknown, saying: Saying): string | number {
  if (typeof value === 'number') return value
  if (isToldProblem(value)) return problemSentence(value, saying) ?? value.message
  if (isObject(value))
    return Object.values(value)
      .map((each) => plain(each, saying))
      .join(' ')
  return String(value ?? '') || 'none'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Whether something thrown or answered is a problem that can be told. */
export function isToldProblem(value: unknown): value is ToldProblem {
  return (
    isObject(value) &&
    typeof value.code === 'string' &&
    typeof value.message === 'string' &&
    isObject(value.details)
  )
}
