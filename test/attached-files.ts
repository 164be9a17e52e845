/** Files of records for tests: sent, added, listed and read as pages do it. */
import { createHash } from 'node:crypto'
import type { Values } from '../core/record/definition.js'
import { acceptVersions, prepareVersion } from '../store/accept.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import type { Programme } from '../store/programme.js'
import { newRecordId } from '../store/record-id.js'
import { day, idOf } from './figure-register.js'
import type { ServedAccounts, SignedIn } from './served-accounts.js'

/**
 * A JPEG in form, as long as it should be: JFIF, a scan of noise, the end; drawn by nobody, and with nothing hidden in it,
 * so that it goes out as the same bytes. One of less than 32 bytes is cut.
 */
export function photograph(sizeBytes: number, seed = 1): Uint8Array<ArrayBuffer> {
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]
  const bytes = new Uint8Array(sizeBytes)
  for (let at = 0, state = seed; at < sizeBytes; at += 997) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[at] = (state >>> 16) % 255
  }
  bytes[sizeBytes - 3] = seed
  bytes.set([...head, ...scan].slice(0, sizeBytes))
  if (sizeBytes > 32) bytes.set([0xff, 0xd9], sizeBytes - 2)
  return bytes
}

/** The same with Exif before the scan that says where and with what it was taken. */
export function photographThatTells(sizeBytes: number, seed = 1): Uint8Array<ArrayBuffer> {
  const picture = photograph(sizeBytes, seed)
  const tags = [0x01, 0x0f, 0, 2, 0, 0, 0, 1, 0x41, 0, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38]
  const position = [0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 56, 0, 0, 0, 0, ...Array<number>(24).fill(9)]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 2, ...tags, 0, 0, 0, 0, ...position]
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return Uint8Array.from([
    ...picture.slice(0, 20),
    0xff,
    0xe1,
    0,
    body.length + 2,
    ...body,
    ...picture.slice(20),
  ])
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Accepts a record of these values through the log, as a reviewer does; gives its id. */
export async function acceptRecord(
  programme: Programme,
  kind: string,
  values: Values,
  recordId = newRecordId(),
): Promise<string> {
  const version = { kind, recordId, version: 1, values, receiptSecret: null, regions: {}, referenced: null }
  const prepared = prepareVersion(programme, version, 'reviewer')
  await programme.engine.transaction((session) => acceptVersions(session, programme, [prepared]))
  await keepCheckpoint(programme)
  return recordId
}

/** Records that have files: 2 towns, a hazard, an accident in each town, and an item that is not destroyed. */
export interface RecordsWithFiles {
  readonly towns: readonly [string, string]
  /** Paths, such as `hazards/…`. */
  readonly hazard: string
  readonly accident: string
  readonly otherAccident: string
  readonly item: string
}

/** Fills a programme with them. */
export async function fillRecords(programme: Programme): Promise<RecordsWithFiles> {
  const information_date = day('2043-01-01')
  const town = (name: string) =>
    acceptRecord(programme, 'place', { name, level: 'settlement', information_date })
  const accidentAt = (place: string) =>
    acceptRecord(programme, 'accident', { date: day('2042-02-03'), device: 'uxo', place, information_date })
  const towns = [await town('Invented Ousel'), await town('Invented Plover')] as const
  const hazard = { class: 'minefield', status: 'open', information_date }
  const item = { device: 'ap_mine', quantity: '1', disposal: 'none_yet', information_date }
  return {
    towns,
    hazard: `hazards/${await acceptRecord(programme, 'hazard', hazard, idOf(1, 0))}`,
    accident: `accidents/${await accidentAt(towns[0])}`,
    otherAccident: `accidents/${await accidentAt(towns[1])}`,
    item: `items/${await acceptRecord(programme, 'item', item)}`,
  }
}

/** A file as the list of a record shows it. */
export interface Listed {
  readonly entry: number
  readonly state: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly fileName: string | null
  readonly claimedType: string | null
  readonly foundType: string
  readonly typeDiffers: boolean
  readonly shows: string
  readonly isClosed: boolean
  readonly givenBy: string | null
  readonly note: string | null
  readonly custody: readonly {
    readonly step: string
    readonly heldBy: string | null
    readonly on: string | null
  }[]
}

/** What is done with files of records over a service. `record` is the path of one, such as `victims/…`. */
export function attachmentsOver(service: ServedAccounts) {
  const send = (as: SignedIn, name: string, bytes: Uint8Array<ArrayBuffer> | string) =>
    fetch(`${service.address}/api/uploads?for=attachment&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...as.headers, 'Content-Type': 'application/octet-stream' },
      body: bytes,
    })
  const add = async (
    as: SignedIn,
    record: string,
    file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | string; readonly said: object },
  ): Promise<Response> => {
    const sent = await send(as, file.name, file.bytes)
    if (sent.status !== 201) return sent
    const { id } = (await sent.json()) as { id: string }
    const body = { upload: id, ...file.said }
    return service.ask('POST', `/api/${record}/attachments`, { as, body })
  }
  const list = async (as: SignedIn, record: string): Promise<readonly Listed[]> => {
    const answer = await service.ask('GET', `/api/${record}/attachments`, { as })
    if (answer.status !== 200) throw new Error(await answer.text())
    return ((await answer.json()) as { attachments: Listed[] }).attachments
  }
  return { send, add, list }
}
