import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { addressText, readAddress } from '../../core/mail/address.js'
import { bounceFiles, readBounce } from '../../intake/mail/read-bounce.js'
import { passwordFile, passwordVariable } from '../../server/mail/password.js'
import { problem as mailProblem } from '../../server/mail/problems.js'
import { openTransport, sendWaiting } from '../../server/mail/send-waiting.js'
import { changeMail } from '../../store/programme-changes.js'
import { settingsNow } from '../../store/settings.js'
import type { BounceOutcome } from '../../store/signing/bounces.js'
import { noteBounce } from '../../store/signing/bounces.js'
import { countMail } from '../../store/signing/count-requests.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { counted, grouped, table } from '../output.js'
import { problem } from '../problems.js'
import { wrongUse } from '../words.js'
import { readText } from './programme.js'

/** Through which server mail goes out, and what became of it. Off until somebody sets it. */
export const mail: Command = {
  name: 'mail',
  summary: 'say how mail is sent, send what waits, read bounces',
  usage: '[show | set FILE | off | test ADDRESS | send | bounces PATH]',
  run: async (call) => {
    const [action = 'show', what, ...more] = call.words
    const alone = ['show', 'off', 'send'].includes(action)
    if (more.length > 0 || alone !== (what === undefined)) throw wrongUse(mail, 'Say one of these.')
    switch (action) {
      case 'show':
        return show(call)
      case 'set':
        return change(call, resolve(what ?? ''))
      case 'off':
        return change(call, null)
      case 'test':
        return sendTest(call, what ?? '')
      case 'send':
        return send(call)
      case 'bounces':
        return bounces(call, resolve(what ?? ''))
      default:
        throw wrongUse(mail, `There is no "mail ${action}".`)
    }
  },
}

async function show(call: Call): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const { engine, programmeId } = programme
    const { mail: settings } = await settingsNow(programme)
    const messages = await engine.transaction((session) => countMail(session, programmeId))
    call.output.value({ settings, messages })
    if (settings === null) call.output.line('Mail is off: no message leaves this machine.')
    for (const [name, value] of Object.entries(settings ?? {})) call.output.line(`  ${name}: ${value}`)
    if (settings?.user !== undefined)
      call.output.line(
        `The password comes from ${passwordVariable} or ${passwordFile(programme)} (mode 600).`,
      )
    const rows = messages.map(({ of, count }) => [of.replace('_', ' '), grouped(count)])
    if (rows.length > 0) call.output.line('Messages:')
    for (const line of table(rows, [1])) call.output.line(`  ${line}`)
    return 0
  })
}

async function change(call: Call, file: string | null): Promise<ExitStatus> {
  const text = file === null ? 'null' : readText(file)
  return call.withProgramme(async (programme) => {
    const changed = await changeMail(programme, file ?? 'off', text)
    const { mail: settings } = await settingsNow(programme)
    call.output.value({ changed, settings })
    call.output.line(changed.length > 0 ? 'Changed.' : 'Nothing to change: it is so already.')
    if (settings === null) call.output.line('Mail is off: what waits is sent when it is on again.')
    return 0
  })
}

async function sendTest(call: Call, typed: string): Promise<ExitStatus> {
  const address = readAddress(typed)
  if (!address) throw mailProblem.addressInvalid({})
  return call.withProgramme(async (programme) => {
    const { transport } = await openTransport(programme, call.environment)
    try {
      const outcome = await transport.send({
        messageId: randomUUID(),
        to: addressText(address),
        language: 'en',
        subject: 'Test of sending',
        text: 'This message shows that mail can be sent with the settings of the register.\n',
      })
      if (outcome.became !== 'taken')
        throw mailProblem.testNotTaken({ code: 'code' in outcome ? outcome.code : 'no answer' })
    } finally {
      transport.close()
    }
    call.output.value({ taken: true })
    call.output.line('The mail server took the test message. Look whether it arrives.')
    return 0
  })
}

async function send(call: Call): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const report = await sendWaiting(programme, call.environment)
    call.output.value(report)
    call.output.line(
      `${counted(report.taken, 'message')} taken by the mail server, ${report.refused + report.given_up} not taken for good, ${report.waiting} to be tried again.`,
    )
    return 0
  })
}

const meanings: Readonly<Record<BounceOutcome, string>> = {
  undeliverable: 'the address cannot be written to',
  delayed: 'not arrived yet',
  delivered: 'arrived after all, or passed on',
  known: 'read before',
  unknown: 'about no message of this register; kept as a finding',
}

async function bounces(call: Call, path: string): Promise<ExitStatus> {
  const files = await filesIn(path)
  return call.withProgramme(async (programme) => {
    const counts = new Map<BounceOutcome, number>()
    for (const file of files) {
      const outcome = await noteBounce(programme, await readBounce(file))
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
    }
    call.output.value({ files: files.length, ...Object.fromEntries(counts) })
    call.output.line(`${counted(files.length, 'file')} read`)
    const rows = [...counts].map(([outcome, count]) => [grouped(count), meanings[outcome]])
    for (const line of table(rows, [0])) call.output.line(`  ${line}`)
    return files.length === 0 ? 1 : 0
  })
}

async function filesIn(path: string): Promise<readonly string[]> {
  try {
    return await bounceFiles(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw problem.fileNotReadable({ path, why: String(error.code) })
  }
}
