/** What an address asks of a list. */

/** Those parts of an address that are named; null where one is left out. */
export function partsOf<Name extends string>(
  address: URLSearchParams,
  names: readonly Name[],
): Readonly<Record<Name, string | null>> {
  return Object.fromEntries(names.map((name) => [name, address.get(name)])) as Record<Name, string | null>
}
