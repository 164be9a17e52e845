/** What /api/documents/{id}/signing answers, as the pages read it, and the words of its counts. */

interface RequestCounts {
  readonly asked: number
  readonly waiting: number
  readonly confirmed: number
  readonly repeated: number
  readonly withdrawn: number
  readonly erased: number
  readonly expired: number
  readonly heldBack: number
  readonly findings: readonly { readonly of: string; readonly count: number }[]
}

export interface SigningAnswer {
  readonly isOpen: boolean
  readonly openedAt: number | null
  readonly closedAt: number | null
  readonly languages: readonly string[]
  readonly isTextNow: boolean
  readonly namesList: boolean
  readonly textsSha256: string
  readonly address: string | null
  readonly requests: RequestCounts
  readonly addresses: number
  readonly mail: {
    readonly isOn: boolean
    readonly linkHours: number | null
    readonly trouble: { readonly why: string; readonly code: string | null; readonly at: number } | null
    readonly messages: readonly {
      readonly of: string
      readonly code: string | null
      readonly count: number
    }[]
    readonly lastTakenAt: number | null
  }
}

/** The counts of requests with the keys of their words; the first ones are told also where they are 0. */
export function requestLines(requests: RequestCounts): readonly (readonly [key: string, count: number])[] {
  const { asked, confirmed, waiting, expired, erased, repeated, withdrawn, heldBack } = requests
  const always = [
    ['signing.asked', asked],
    ['signing.confirmed', confirmed],
    ['signing.waiting', waiting],
    ['signing.expired', expired],
    ['signing.erased', erased],
  ] as const
  const others = [
    ['signing.repeated', repeated],
    ['signing.withdrawn', withdrawn],
    ['signing.held_back', heldBack],
  ] as const
  return [...always, ...others.filter(([, count]) => count > 0)]
}
