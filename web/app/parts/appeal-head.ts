/** The addressees and asks of a head as a form holds them, and what the form writes back. */
import { type FrontMatter, splitDocument } from '../../../core/document/front-matter.js'

type Addressee = FrontMatter['to'][number]
type Ask = FrontMatter['asks'][number]

export interface EditedHead {
  to: {
    id: string
    office: string
    body: string
    channel: string
    status: string
    /** What the form does not show, such as a name, or an office in several languages. */
    kept: Partial<Addressee>
  }[]
  asks: { id: string; to: string[]; replyBy: string; kept: Partial<Ask> }[]
  isSigned: boolean
  readonly list: string
}

/** The head of a text, to be edited. Throws `front-matter-not-understood`. */
export function editedHead(text: string, documentId: string): EditedHead {
  const { to, asks, signatories } = splitDocument(text, documentId).frontMatter
  const plain = (words: Addressee['office']) => (typeof words === 'string' ? words : '')
  return {
    to: to.map((each) => ({
      id: each.id,
      office: plain(each.office),
      body: plain(each.body),
      channel: each.channel ?? '',
      status: each.status ?? '',
      kept: each,
    })),
    asks: asks.map((each) => ({
      id: each.id,
      to: [each.to].flat(),
      replyBy: each.reply_by ?? '',
      kept: each,
    })),
    isSigned: signatories !== undefined,
    list: signatories ?? 'signatories.csv',
  }
}

/** What stands under each key; `undefined` where there is nothing. Words in several languages stay unless typed over. */
export function headKeys(head: EditedHead): Readonly<Record<string, unknown>> {
  const to = head.to.map(({ kept, ...typed }) =>
    filled({
      ...kept,
      id: typed.id,
      office: typed.office || several(kept.office),
      body: typed.body || several(kept.body),
      channel: typed.channel,
      status: typed.status,
    }),
  )
  const asks = head.asks.map(({ kept, id, to: asked, replyBy }) =>
    filled({ ...kept, id, to: asked.length === 1 ? asked[0] : [...asked], reply_by: replyBy }),
  )
  return {
    to: to.length > 0 ? to : undefined,
    asks: asks.length > 0 ? asks : undefined,
    signatories: head.isSigned ? head.list : undefined,
  }
}

function several(words: Addressee['office']): Addressee['office'] {
  return typeof words === 'string' ? undefined : words
}

function filled(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
