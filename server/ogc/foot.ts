/** What stands under every page. */
import { escapeHtml } from '../../core/document/html.js'
import type { Call } from '../serving.js'

/** As of which entry, what the lines on a map do not say, and what a gap does not mean. */
export function footOf(call: Call): string {
  const { entry, settings } = call.get('reading')
  const contact = settings.contact === '' ? '' : ` Questions: ${escapeHtml(settings.contact)}.`
  return `<p>${escapeHtml(settings.name)}, as of entry ${entry} of its log. Where nothing is recorded nothing is known: it does not mean that nothing is there. Names and lines are no statement on any border.${contact}</p>`
}
