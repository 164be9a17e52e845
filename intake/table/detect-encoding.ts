/** Which encoding a file is in: honest guesses over bytes and letters, always reported, always to be overruled by name. */
import type { Finding } from '../../core/finding.js'
import { encodingNotRecognised } from '../problems.js'
import { letterLength } from './decode.js'
import { type Encoding, encodings, lettersOf } from './encodings.js'
import { type Alphabet, alphabets } from './languages.js'

/** What the bytes say. `skipBytes` is the length of the byte order mark. */
export interface DetectedEncoding {
  readonly encoding: Encoding
  readonly skipBytes: number
  readonly findings: readonly Finding[]
}

/** The encoding that a byte order mark names. */
export function encodingOfMark(head: Buffer): { encoding: Encoding; skipBytes: number } | null {
  if (head.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) return { encoding: 'utf-8', skipBytes: 3 }
  if (head.subarray(0, 2).equals(Buffer.of(0xff, 0xfe))) return { encoding: 'utf-16le', skipBytes: 2 }
  if (head.subarray(0, 2).equals(Buffer.of(0xfe, 0xff))) return { encoding: 'utf-16be', skipBytes: 2 }
  return null
}

/** UTF-16 without a mark: the commas, digits and line ends of a table have a zero byte on one side, whatever the script. */
export function utf16Without(head: Buffer): Encoding | null {
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even += 1
    if (head[at + 1] === 0) odd += 1
  }
  const enough = Math.max(2, head.length / 2 / 20)
  if (odd >= enough && even * 10 <= odd) return 'utf-16le'
  if (even >= enough && odd * 10 <= even) return 'utf-16be'
  return null
}

/** Counts letters of UTF-8 and bytes that are none, over pieces of a file, and keeps a sample of what is not ASCII. */
export class ByteStatistics {
  letters = 0
  strays = 0
  private sample: Buffer[] = []
  private sampleBytes = 0
  private rest = Buffer.alloc(0)

  add(piece: Buffer): void {
    const bytes = Buffer.concat([this.rest, piece])
    // The last three bytes wait: they may begin a letter.
    this.count(bytes, Math.max(0, bytes.length - 3))
  }

  /** The file ends here. */
  end(): void {
    this.count(this.rest, this.rest.length)
  }

  private count(bytes: Buffer, end: number): void {
    const before = this.letters + this.strays
    let at = 0
    while (at < end) {
      if ((bytes[at] ?? 0) < 0x80) {
        at += 1
        continue
      }
      const length = letterLength(bytes, at)
      if (length > 0) this.letters += 1
      else this.strays += 1
      at += Math.max(1, length)
    }
    this.rest = Buffer.from(bytes.subarray(at))
    if (this.letters + this.strays === before || this.sampleBytes > 512 * 1024) return
    this.sample.push(Buffer.from(bytes.subarray(0, at)))
    this.sampleBytes += at
  }

  /** Pieces of the file that hold bytes outside ASCII. */
  sampled(): Buffer {
    return Buffer.concat(this.sample)
  }
}

/** The encoding that explains the counted bytes best. Throws `encoding-not-recognised` where none does. */
export function encodingOfStatistics(statistics: ByteStatistics, path: string): DetectedEncoding {
  if (statistics.strays === 0) return { encoding: 'utf-8', skipBytes: 0, findings: [] }
  // A few strange bytes in a file full of UTF-8 letters are damage in single rows, not another encoding.
  if (statistics.letters >= 4 * statistics.strays) return { encoding: 'utf-8', skipBytes: 0, findings: [] }
  const sample = statistics.sampled()
  const scored = alphabets.map((alphabet) => ({ alphabet, ...scoreAlphabet(sample, alphabet) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  // Real texts reach about 0.9 a letter; bytes of another encoding reach a third of it by chance.
  if (best.score < 0.5 * best.letters) throw encodingNotRecognised({ path, encodings })
  const { encoding, language } = best.alphabet
  const near = scored.filter((one) => one.alphabet.encoding !== encoding && one.score > 0.85 * best.score)
  const others = [...new Set(near.map((one) => one.alphabet.encoding))]
  const doubt = others.length > 0 ? `, though ${others.join(' and ')} would fit nearly as well` : ''
  return { encoding, skipBytes: 0, findings: [readAs(encoding, `its letters fit ${language}${doubt}`)] }
}

/** The finding that says which encoding was chosen. */
export function readAs(encoding: Encoding, because: string): Finding {
  return {
    rule: 'encoding-detected',
    severity: 'note',
    row: null,
    column: null,
    text: encoding,
    message: `The file was read as ${encoding}: ${because}. If names look wrong, name the encoding in the mapping under file.encoding.`,
  }
}

/** Signs that stand in texts of many languages and speak for none. */
const neutral = new Set('«»“”„‘’‚…–—°º±×·•€§№ª¿¡،؛؟ـ\u00a0\u00ad\u200c\u200d\u200e\u200f')

/** About 1 for each byte outside ASCII that is a letter of the alphabet in a place where such letters stand. */
function scoreAlphabet(
  sample: Buffer,
  alphabet: Alphabet,
): { readonly score: number; readonly letters: number } {
  const letters = lettersOf(alphabet.encoding)
  const own = new Set(alphabet.letters)
  const common = new Set(alphabet.common + alphabet.common.toUpperCase())
  let score = 0
  let counted = 0
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0
    if (byte < 0x80) continue
    const letter = letters[byte] ?? null
    if (letter === null || !neutral.has(letter)) counted += 1
    if (letter === null) score -= 10
    else if (own.has(letter)) {
      const fits = standsRight(sample, at, { letters, script: alphabet.script })
      score += fits ? (common.has(letter) ? 1.2 : 0.8) : -1
    } else if (!neutral.has(letter)) score -= 1
  }
  return { score, letters: counted }
}

interface Surroundings {
  readonly letters: readonly (string | null)[]
  readonly script: Alphabet['script']
}

/** Latin letters stand among ASCII letters, those of other scripts among their own; no capital follows a small letter. */
function standsRight(sample: Buffer, at: number, { letters, script }: Surroundings): boolean {
  const before = sample[at - 1] ?? 0x20
  const after = sample[at + 1] ?? 0x20
  const ascii = isAsciiLetter(before) || isAsciiLetter(after)
  if (script === 'latin') return ascii || before < 0x80 || after < 0x80
  if (ascii) return false
  const letter = letters[sample[at] ?? 0] ?? ''
  const previous = letters[before] ?? ''
  const capital = letter !== letter.toLowerCase()
  const small = previous !== previous.toUpperCase()
  return !(capital && small)
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}
