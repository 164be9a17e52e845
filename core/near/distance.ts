/** Distances as a person types and reads them. */

/** Metres of `500m`, `1.5 km` or `500`; null where the text is no distance. */
export function readDistanceMetres(text: string): number | null {
  const [, number, unit] = /^\s*(\d{1,7}(?:\.\d{1,6})?)\s*(m|km)?\s*$/i.exec(text) ?? []
  if (number === undefined) return null
  const metres = Number(number) * (unit?.toLowerCase() === 'km' ? 1000 : 1)
  return metres > 0 ? metres : null
}

/** 1,234 m, and from ten kilometres on 12.3 km. */
export function distanceText(metres: number): string {
  if (metres >= 10_000) return `${(metres / 1000).toFixed(1)} km`
  const rounded = metres < 10 ? Number(metres.toFixed(1)) : Math.round(metres)
  return `${String(rounded).replace(/\B(?=(?:\d{3})+$)/g, ',')} m`
}

/** A share in percent that is never rounded to all or nothing. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0) return '–'
  const percent = (part / whole) * 100
  if (percent <= 0) return '0 %'
  if (percent >= 100) return '100 %'
  if (percent < 1) return 'less than 1 %'
  if (percent > 99) return 'more than 99 %'
  return `${Math.round(percent)} %`
}
