/** The forms in which a day or a position may stand in a file, for a test that looks for each of them. */
import { LatLon } from 'geodesy/mgrs.js'

const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'az', 'hy'] as const

/** A day (YYYY-MM-DD) in digits in any order, and in words of eight languages; lower case. */
export function dayForms(day: string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const digits = ['-', '/', '.', ' '].flatMap((mark) => [
    [year, month, date].join(mark),
    ...[
      [date, month, year],
      [month, date, year],
      [String(Number(date)), String(Number(month)), year],
      [String(Number(month)), String(Number(date)), year],
    ].map((parts) => parts.join(mark)),
  ])
  const inWords = languages.flatMap((language) =>
    (['long', 'medium', 'full'] as const).map((dateStyle) =>
      new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
    ),
  )
  return [...new Set([`${year}${month}${date}`, ...digits, ...inWords])].map((form) => form.toLowerCase())
}

/** A position as pairs of texts that stand near each other, whichever comes first, and as texts that stand alone. */
export interface PositionForms {
  /** Among numbers alone (`numbersOf`); each begins one or several numbers, so that longer decimals are found too. */
  readonly pairs: readonly { readonly form: string; readonly latitude: string; readonly longitude: string }[]
  /** Among letters and digits alone (`lettersOf`). */
  readonly alone: readonly { readonly form: string; readonly text: string }[]
  /** The same as bytes, each as a character: as geometries are kept in files. */
  readonly bytes: readonly { readonly form: string; readonly text: string }[]
}

/** Every form of a position in degrees on WGS 84. */
export function positionForms(latitude: number, longitude: number): PositionForms {
  const utm = new LatLon(latitude, longitude).toUtm()
  const pairs = [
    ...pairsOf('decimal degrees', decimalDegrees(latitude), decimalDegrees(longitude)),
    ...pairsOf('degrees and minutes', degreesMinutes(latitude), degreesMinutes(longitude)),
    ...pairsOf('degrees, minutes, seconds', inSeconds(latitude), inSeconds(longitude)),
    ...pairsOf('UTM', metres(utm.easting), metres(utm.northing)),
  ]
  const mgrs = [10, 8, 6].map((digits) => lettersOf(utm.toMgrs().toString(digits)))
  const packed = [latitude, longitude].map((degrees) =>
    inSeconds(degrees).map((form) => form.replace(/ /g, '')),
  )
  const both = (packed[0] ?? []).flatMap((north) => (packed[1] ?? []).map((east) => [north, east]))
  return {
    pairs,
    alone: [
      ...[...new Set(mgrs)].map((text) => ({ form: 'MGRS', text })),
      ...both.map(([north, east]) => ({
        form: 'degrees, minutes, seconds',
        text: `${north}${latitude < 0 ? 'S' : 'N'}${east}${longitude < 0 ? 'W' : 'E'}`,
      })),
    ],
    bytes: [latitude, longitude]
      .flatMap((degrees) => doubles(degrees))
      .map((text) => ({ form: 'WKB', text })),
  }
}

/** A text as its numbers alone, parted by a blank: 48,7614° N → 48.7614. */
export function numbersOf(text: string): string {
  const western = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  )
  // Between groups of three digits, as metres are written.
  const whole = western.replace(/(?<=\b\d{1,3})[ \u00a0\u202f'’](?=\d{3}(?:[ \u00a0\u202f'’]\d{3})*\b)/g, '')
  return [western, whole]
    .map((form) => (form.match(/\d+(?:[.,٫]\d+)?/g) ?? []).join(' '))
    .join(' | ')
    .replace(/[,٫]/g, '.')
}

/** A text as its letters and digits alone, in capitals. */
export function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '').toUpperCase()
}

function pairsOf(form: string, latitudes: readonly string[], longitudes: readonly string[]) {
  return latitudes.flatMap((latitude) => longitudes.map((longitude) => ({ form, latitude, longitude })))
}

/** Cut off and rounded at three decimals and more; what begins with another of them is left out. */
function decimalDegrees(degrees: number): readonly string[] {
  return shortest(roundings(Math.abs(degrees), [3, 4, 5, 6, 7]))
}

function degreesMinutes(degrees: number): readonly string[] {
  const whole = Math.floor(Math.abs(degrees))
  const minutes = (Math.abs(degrees) - whole) * 60
  return shortest(
    roundings(minutes, [1, 2, 3, 4]).flatMap((text) => padded(text).map((form) => `${whole} ${form}`)),
  )
}

function inSeconds(degrees: number): readonly string[] {
  const whole = Math.floor(Math.abs(degrees))
  const minutes = (Math.abs(degrees) - whole) * 60
  const seconds = (minutes - Math.floor(minutes)) * 60
  const [cut, rounded] = [Math.floor(seconds), Math.min(59, Math.round(seconds))]
  return [...new Set([cut, rounded])].flatMap((second) =>
    padded(String(Math.floor(minutes))).flatMap((minute) =>
      padded(String(second)).map((form) => `${whole} ${minute} ${form}`),
    ),
  )
}

/** To the metre and to ten. */
function metres(value: number): readonly string[] {
  return [
    ...new Set([
      Math.floor(value),
      Math.round(value),
      Math.floor(value / 10) * 10,
      Math.round(value / 10) * 10,
    ]),
  ].map(String)
}

function padded(text: string): readonly string[] {
  const [whole = '', ...rest] = text.split('.')
  return [...new Set([text, [whole.padStart(2, '0'), ...rest].join('.')])]
}

function roundings(value: number, decimals: readonly number[]): readonly string[] {
  const cut = (places: number) => (Math.floor(value * 10 ** places) / 10 ** places).toFixed(places)
  return decimals.flatMap((places) => [cut(places), value.toFixed(places)])
}

function shortest(forms: readonly string[]): readonly string[] {
  const all = [...new Set(forms)]
  return all.filter((form) => !all.some((other) => other !== form && form.startsWith(other)))
}

function doubles(degrees: number): readonly string[] {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(degrees)
  const little = bytes.toString('latin1')
  bytes.writeDoubleBE(degrees)
  return [little, bytes.toString('latin1')]
}
