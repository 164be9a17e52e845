import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { encodeVerifierKey, verifierKey } from '../../core/log/verifier-key.js'
import { answerCounts, auditAnswers, chanceOfMissing } from '../../core/verify/audit.js'
import { answerAudit, auditSheet, drawAudit, drawText, readDraw } from '../../publish/audit.js'
import { announceAudit } from '../../store/audits.js'
import { makeSigningKey, readSigningKey } from '../../store/keys.js'
import { nodeCrypto } from '../../store/node-crypto.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { neededOption, wholeNumber, wrongUse } from '../words.js'

const usualCount = '59'

/** Rows drawn by a public number that was named in advance; a person sees their sources and signs. */
export const audit: Command = {
  name: 'audit',
  summary: 'draw published rows by lot, and publish what an auditor answers',
  usage:
    '[draw DOCUMENT --rows FILE --announce WORDS [--count N] | draw BUNDLE --rows FILE --number N --out FILE | sheet DRAW --out FILE | answer DRAW --sheet FILE --key FILE --name NAME --out FILE]',
  options: {
    rows: { type: 'string' },
    announce: { type: 'string' },
    count: { type: 'string' },
    number: { type: 'string' },
    sheet: { type: 'string' },
    key: { type: 'string' },
    name: { type: 'string' },
    out: { type: 'string' },
  },
  run: async (call) => {
    const [action, what, ...more] = call.words
    if (what === undefined || more.length > 0) throw wrongUse(audit, 'Say what is to be audited.')
    switch (action) {
      case 'draw':
        return call.option('announce') === undefined ? draw(call, what) : announce(call, what)
      case 'sheet':
        return sheet(call, what)
      case 'answer':
        return answer(call, what)
      default:
        throw wrongUse(audit, `There is no "audit ${action}".`)
    }
  },
}

async function announce(call: Call, documentId: string): Promise<ExitStatus> {
  const path = neededOption(call, audit, 'rows')
  const number = neededOption(call, audit, 'announce')
  const count = wholeNumber(audit, call.option('count') ?? usualCount, '--count')
  return call.withProgramme(async (programme) => {
    const entry = await announceAudit(programme, { documentId, path, count, number })
    call.output.value({ entry, document: documentId, path, count, number })
    call.output.line(`Entry ${entry} names the number: ${number}. It will draw ${count} rows of ${path}.`)
    const missed = (100 * chanceOfMissing(0.05, count)).toFixed(1)
    call.output.line(
      `If 5 % of the rows were made up, all of them would be missed in at most ${missed} % of such draws.`,
    )
    return 0
  })
}

async function draw(call: Call, bundle: string): Promise<ExitStatus> {
  const [path, number] = ['rows', 'number'].map((name) => neededOption(call, audit, name))
  const out = resolve(neededOption(call, audit, 'out'))
  return call.withProgramme(async (programme) => {
    const drawn = await drawAudit(programme, {
      bundle: resolve(bundle),
      path: path ?? '',
      number: number ?? '',
    })
    writeFileSync(out, drawText(drawn))
    call.output.value(drawn)
    call.output.line(`${drawn.tags.length} rows are drawn; the number was named in entry ${drawn.announced}.`)
    call.output.line(`Written: ${out}. Whoever has the bundle draws the same rows.`)
    return 0
  })
}

async function sheet(call: Call, path: string): Promise<ExitStatus> {
  const out = resolve(neededOption(call, audit, 'out'))
  return call.withProgramme(async (programme) => {
    writeFileSync(out, await auditSheet(programme, readDraw(resolve(path))), { mode: 0o600 })
    call.output.value({ path: out })
    call.output.line(`Written: ${out}. It names records and sources: it never leaves the house.`)
    call.output.line(`Answers: ${auditAnswers.join(', ')}.`)
    return 0
  })
}

async function answer(call: Call, path: string): Promise<ExitStatus> {
  const [sheetFile, keyFile, name, out] = ['sheet', 'key', 'name', 'out'].map((option) =>
    neededOption(call, audit, option),
  )
  return call.withProgramme(async (programme) => {
    const key = readSigningKey(resolve(keyFile ?? '')) ?? makeSigningKey(resolve(keyFile ?? ''))
    const {
      note,
      entry,
      audit: signed,
    } = await answerAudit(programme, {
      drawn: readDraw(resolve(path)),
      sheet: readFileSync(resolve(sheetFile ?? ''), 'utf8'),
      auditor: { name: name ?? '', key },
    })
    writeFileSync(join(resolve(out ?? '')), note)
    const counts = answerCounts(signed)
    const auditor = encodeVerifierKey(verifierKey(nodeCrypto.sha256, name ?? '', key.publicKey))
    call.output.value({ entry, counts, key: auditor, path: resolve(out ?? '') })
    for (const known of auditAnswers) call.output.line(`${known}: ${counts[known]}`)
    call.output.line(
      `Signed, and sealed as entry ${entry}. Publish ${resolve(out ?? '')} as it is, with the key ${auditor}`,
    )
    return 0
  })
}
