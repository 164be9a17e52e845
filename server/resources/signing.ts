/** /sign: a text is read and signed by e-mail. Opening a page changes nothing; each step that does is the press of a button. */
import type { Hono } from 'hono'
import { dayIn } from '../../core/day.js'
import { splitDocument, titleIn } from '../../core/document/front-matter.js'
import { signingWordsFor } from '../../core/signature/signing-words/signing-words.js'
import type { Settings } from '../../store/settings.js'
import { settingsNow } from '../../store/settings.js'
import { askToSign } from '../../store/signing/ask.js'
import { openTexts } from '../../store/signing/documents.js'
import type { FollowedLink } from '../../store/signing/links.js'
import { confirmLink, followLink, withdrawByLink } from '../../store/signing/links.js'
import { problem as signingProblem } from '../../store/signing/problems.js'
import { clientOf, originsOf } from '../client.js'
import { languageAsked } from '../messages.js'
import type { Call, Serving, Variables } from '../serving.js'
import { answering, pageAnswer } from '../signing/answer.js'
import type { ClientLimits } from '../signing/client-limits.js'
import type { ShownText } from '../signing/pages.js'
import { askedPage, documentPage, listPage, messagePage } from '../signing/pages.js'
import { readSigningForm } from '../signing/read-form.js'
import { readForm } from '../signing/refuse-foreign.js'

/** Adds the pages. They write, so they stand outside the one snapshot in which records are read. */
export function addSigning(app: Hono<{ Variables: Variables }>, serving: Serving): void {
  const { programme } = serving.register
  app.get('/sign', (call) =>
    answering(call, serving, async () => {
      const texts = await programme.engine.transaction((session) => openTexts(session, programme.programmeId))
      const language = languageAsked(call.req.query('language'), call.req.header('Accept-Language'))
      return pageAnswer(listPage(texts, language))
    }),
  )
  app.get('/sign/documents/:id', (call) =>
    answering(call, serving, async () => {
      const { text, settings } = await shownText(call, serving)
      return pageAnswer(documentPage(text, settings, { form: new URLSearchParams(), wrong: [] }))
    }),
  )
  app.post('/sign/documents/:id', (call) => answering(call, serving, () => takeForm(call, serving)))
  app.get('/sign/confirm', (call) => answering(call, serving, () => showLink(call, serving, 'confirm')))
  app.post('/sign/confirm', (call) =>
    answering(call, serving, async () => {
      const { token } = await tokenOf(call, serving)
      const link = await confirmLink(programme, token)
      serving.wakeMail()
      return stateAnswer(link, await settingsNow(programme))
    }),
  )
  app.get('/sign/withdraw', (call) => answering(call, serving, () => showLink(call, serving, 'withdraw')))
  app.post('/sign/withdraw', (call) =>
    answering(call, serving, async () => {
      const { token } = await tokenOf(call, serving)
      return stateAnswer(await withdrawByLink(programme, token), await settingsNow(programme))
    }),
  )
}

/** The text that a request names, in the language that it asks for. Throws `not-open-for-signing`. */
async function shownText(
  call: Call,
  { register: { programme } }: Serving,
): Promise<{ readonly text: ShownText; readonly settings: Settings }> {
  const id = call.req.param('id') ?? ''
  const settings = await settingsNow(programme)
  const texts = await programme.engine.transaction((session) => openTexts(session, programme.programmeId, id))
  const [first] = texts
  if (!first || settings.mail === null) throw signingProblem.cannotBeSigned({ document: id })
  const asked = call.req.query('language')
  const shown = texts.find(({ language }) => language === asked) ?? first
  return { text: { shown, original: first, languages: texts.map(({ language }) => language) }, settings }
}

/** The same answer for an address that signed, one that did not, and one over the limit of its mailbox. */
async function takeForm(call: Call, serving: Serving): Promise<Response> {
  const { programme } = serving.register
  const { text, settings } = await shownText(call, serving)
  if (settings.mail === null) throw signingProblem.mailOff({})
  const form = await readForm(call, originsOf(call, serving, settings))
  const day = dayIn(settings.timeZone, programme.now())
  const read = readSigningForm(form, { language: text.shown.language, day })
  if ('wrong' in read) return pageAnswer(documentPage(text, settings, { form, wrong: read.wrong }), 422)
  refuseTooMany(call, serving.clients, settings.mail.most_per_client_an_hour)
  await askToSign(programme, { ...read, text: text.shown }, settings.mail)
  serving.wakeMail()
  const { words } = signingWordsFor(text.shown.language)
  const values = { most: String(settings.mail.most_per_mailbox_a_day) }
  return pageAnswer(
    messagePage(text.shown.language, words.lookInMailbox, { contact: settings.contact, values }),
    202,
  )
}

function refuseTooMany(call: Call, clients: ClientLimits, most: number): void {
  const minutes = clients.take(clientOf(call), most)
  if (minutes !== null) throw signingProblem.tooMany({ minutes })
}

async function tokenOf(call: Call, serving: Serving): Promise<{ readonly token: string }> {
  const settings = await settingsNow(serving.register.programme)
  const form = await readForm(call, originsOf(call, serving, settings))
  return { token: form.get('token') ?? '' }
}

/** What a link leads to. Mail scanners open links: this changes nothing, and shows a button. */
async function showLink(call: Call, serving: Serving, what: 'confirm' | 'withdraw'): Promise<Response> {
  const { programme } = serving.register
  const token = call.req.query('token') ?? ''
  const link = await followLink(programme, token, what === 'confirm' ? 'confirm' : 'counted')
  const isToBePressed = what === 'confirm' ? link.state === 'waiting' : link.state === 'confirmed'
  if (!isToBePressed) return stateAnswer(link, await settingsNow(programme))
  const { words } = signingWordsFor(link.language)
  const { frontMatter } = splitDocument(link.text, link.documentId)
  const how = { title: titleIn(frontMatter, link.language), path: `/sign/${what}`, token }
  return pageAnswer(askedPage(link.language, words[what], how))
}

/** How a signature stands. */
function stateAnswer(link: FollowedLink, { contact }: Settings): Response {
  const { words } = signingWordsFor(link.language)
  const message = link.state === 'withdrawn' ? words.withdrawn : words.counted
  return pageAnswer(messagePage(link.language, message, { contact }))
}
