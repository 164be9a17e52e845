/** What an address asks of a list (`listQuestion` of the service). */

/** What narrows a list, whichever state its records are in: what a saved file is narrowed by as well. */
export const narrowing = [
  'q',
  'filter',
  'place',
  'refers',
  'entry',
  'map',
  'from',
  'to',
  'figure',
  'number',
  'part',
] as const

/** The whole question, whichever page of the list is shown. */
export const question = [...narrowing, 'state', 'sort'] as const

/** Those parts of an address that are named; null where one is left out. */
export function partsOf<Name extends string>(
  address: URLSearchParams,
  names: readonly Name[],
): Readonly<Record<Name, string | null>> {
  return Object.fromEntries(names.map((name) => [name, address.get(name)])) as Record<Name, string | null>
}
