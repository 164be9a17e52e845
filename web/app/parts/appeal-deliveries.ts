/** What the routes under /api/documents/{id}/deliveries answer, as the pages read it. */
import type { AskState, RecordedDelivery } from '../../../core/document/deliveries.js'

export interface DeliveriesAnswer {
  readonly addressees: readonly {
    readonly id: string
    readonly name: string
    readonly channel: string | null
  }[]
  /** The last first. */
  readonly publications: readonly { readonly entry: number; readonly asOf: number }[]
  /** null where nothing was published. */
  readonly today: string | null
  readonly deliveries: readonly RecordedDelivery[]
  readonly asks: readonly AskState[]
  readonly corrections: readonly string[]
}
