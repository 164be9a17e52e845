/** The signs and words of coordinates of many hands, as the few that the readers know. */
import { asciiDigits } from '../record/read/reading.js'
import { type Datum, findDatum } from './datums.js'

/** A text in which the signs are those of ASCII and the degree, in capitals, with the datum that it names taken out. */
export interface PlainText {
  readonly text: string
  /** The datum that stood in the text. */
  readonly datum: Datum | null
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const dashes = /[\u2010-\u2015\u2212\ufe63\uff0d]/g
const datumNames =
  /\(?\[?(?<![\p{L}\d])(?:WGS[ _-]?(?:19)?84|ETRS[ _-]?(?:19)?89|ED[ _-]?(?:19)?50|PULKOVO[ _-]?(?:19)?(?:42|95)|(?:SK|S|CK|СК|USK|УСК|UCS)[ _-]?(?:42|95|2000)|MGI(?: 1901)?|MAGNA(?:-SIRGAS)?|SIRGAS[ _-]?2000|BOGOTA(?: 1975)?|ADINDAN|ARC 1950|INDIAN 19(?:60|75)|VN-?2000)(?![\p{L}\d])\)?\]?/iu

/** Reads the signs; nothing of the numbers. */
export function plainText(text: string): PlainText {
  const signs = asciiDigits(text.replace(invisible, ''))
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replace(dashes, '-')
    .replace(/[º˚∘⁰]/g, '°')
    .replace(/''|[’′´]{2}|[”“″〃ʺ]/g, '"')
    .replace(/[’‘′ʹ´`]/g, "'")
    .replace(/\u060c/g, ';')
    .trim()
  const named = datumNames.exec(signs)
  const datum = named ? findDatum(named[0].replace(/[()[\]]/g, '')) : undefined
  const rest =
    datum && named ? `${signs.slice(0, named.index)} ${signs.slice(named.index + named[0].length)}` : signs
  return {
    text: rest
      .replace(/^[\s,;([]+|[\s,;)\]]+$/g, '')
      .replace(/ +/g, ' ')
      .toUpperCase(),
    datum: datum ?? null,
  }
}

/** Whole words only, so that a letter inside a name means nothing. */
function words(list: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})\\.?`, 'gu')
}

const north = words('NORTH|NORTE|NORD|СЕВЕРНОЙ ШИРОТЫ|СЕВЕР|С\\.? ?Ш|С|شمالا?ً?|N')
const south = words('SOUTH|SUR|SUD|ЮЖНОЙ ШИРОТЫ|ЮГ|Ю\\.? ?Ш|Ю|جنوبا?ً?|S')
const east = words('EAST|ESTE|EST|ВОСТОЧНОЙ ДОЛГОТЫ|ВОСТОК|В\\.? ?Д|В|Е|شرقا?ً?|E')
// O is oeste and ouest; in German it would be the east, which is not read.
const west = words('WEST|OESTE|OUEST|ЗАПАДНОЙ ДОЛГОТЫ|ЗАПАД|З\\.? ?Д|З|غربا?ً?|W|O')
const degree = words('DEGREES|DEGREE|DEG|GRADOS|GRADO|DEGRÉS|DEGRÉ|ГРАДУСОВ|ГРАД|DEG')
const minute = words('MINUTES|MINUTE|MINUTOS|MIN|МИНУТ|МИН')
const second = words('SECONDS|SECOND|SEGUNDOS|SEC|SEG|СЕКУНД|СЕК')
const latitude = words('LATITUDE|LATITUD|LAT|ШИРОТА')
const longitude = words('LONGITUDE|LONGITUD|LONG|LON|LNG|ДОЛГОТА')
const unitLetters = /(\d)\s?D\s?(\d+(?:[.,]\d+)?)\s?M(?:\s?(\d+(?:[.,]\d+)?)\s?S)?/g

/** The names that the words of an axis get: no letter of any language that is read. */
export const latitudeSign = 'φ'
export const longitudeSign = 'λ'

/** Hemispheres of five languages as N, S, E and W; words for units and axes as their signs. Takes a plain text. */
export function plainAngles(text: string): string {
  return text
    .replace(unitLetters, (_, degrees: string, minutes: string, seconds?: string) =>
      seconds === undefined ? `${degrees}°${minutes}'` : `${degrees}°${minutes}'${seconds}"`,
    )
    .replace(latitude, latitudeSign)
    .replace(longitude, longitudeSign)
    .replace(degree, '°')
    .replace(minute, "'")
    .replace(second, '"')
    .replace(north, 'N')
    .replace(south, 'S')
    .replace(east, 'E')
    .replace(west, 'W')
    .replace(new RegExp(`([${latitudeSign}${longitudeSign}]) ?[:=]`, 'g'), '$1')
}
