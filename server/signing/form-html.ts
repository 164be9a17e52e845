/** The form of a signer. Whatever stood in it before is put back as text. */
import type { Html } from '../../core/document/html.js'
import { html, nothing } from '../../core/document/html.js'
import { kinOutcomes } from '../../core/signature/codes.js'
import type {
  CapacityName,
  SigningWords,
  TextField,
} from '../../core/signature/signing-words/signing-words.js'
import { askedConsents, fill } from '../../core/signature/signing-words/signing-words.js'
import { kinLines } from './read-form.js'

interface Filled {
  readonly form: URLSearchParams
  readonly wrong: readonly string[]
}

const longest = 300

/** The whole form, posted to `path`. */
export function formHtml(
  path: string,
  { words, publisher }: { readonly words: SigningWords; readonly publisher: string },
  filled: Filled,
): Html {
  const field = (name: TextField, extra: FieldExtra = {}) => fieldHtml(words, filled, name, extra)
  return html`${wrongHtml(words, filled)}
<form method="post" action="${path}" accept-charset="utf-8">
${field('name', { needed: true, autocomplete: 'name' })}
${field('address', { needed: true, autocomplete: 'email', type: 'email' })}
<p class="small">${words.addressUse}</p>
${capacitiesHtml(words, filled)}
<fieldset><legend>${words.whereItApplies}</legend>
${field('own_word')}${field('organisation')}${field('position')}${field('decided_by')}${field('decided_on')}
${Array.from({ length: kinLines }, (_, at) => kinHtml(words, filled, at))}
${field('guardian_of')}${field('representative_of')}${field('authority')}
</fieldset>
<fieldset><legend>${words.yesOrNo}</legend>
<p class="small">${words.silenceIsNo}</p>
${askedConsents.map((name) => consentHtml(words, filled, name))}
</fieldset>
${tick('checkbox', { name: 'sign', value: 'yes', text: `${fill(words.iSign, { publisher })} (${words.needed})` }, filled)}
<p><button>${words.sendLink}</button></p>
</form>`
}

function wrongHtml(words: SigningWords, { wrong }: Filled): Html {
  if (wrong.length === 0) return nothing
  const labels = wrong.map((name) => {
    if (name === 'capacity') return words.youSignAs
    if (name === 'sign') return words.confirm.button
    return words.fields[name as TextField]
  })
  return html`<div class="wrong" role="alert"><p>${words.lookAgain}</p><ul>${labels.map((label) => html`<li>${label}</li>`)}</ul></div>`
}

interface FieldExtra {
  readonly needed?: boolean
  readonly autocomplete?: string
  readonly type?: 'email'
}

function fieldHtml(words: SigningWords, { form, wrong }: Filled, name: TextField, extra: FieldExtra): Html {
  const { needed = false, autocomplete = 'off', type = 'text' } = extra
  const mark = needed ? ` (${words.needed})` : ''
  const attributes = {
    html: `${needed ? ' required' : ''}${wrong.includes(name) ? ' aria-invalid="true"' : ''}`,
  }
  const direction = name === 'address' || name === 'decided_on' ? 'ltr' : 'auto'
  return html`<p class="field"><label for="${name}">${words.fields[name]}${mark}</label><input type="${type}" id="${name}" name="${name}" value="${form.get(name) ?? ''}" maxlength="${longest}" autocomplete="${autocomplete}" dir="${direction}"${attributes}></p>`
}

function capacitiesHtml(words: SigningWords, filled: Filled): Html {
  const ticks = (Object.keys(words.capacities) as CapacityName[]).map((value) =>
    tick('checkbox', { name: 'capacity', value, text: words.capacities[value] }, filled),
  )
  return html`<fieldset><legend>${words.youSignAs} (${words.needed})</legend><p class="small">${words.severalMayBeTicked}</p>${ticks}</fieldset>`
}

function kinHtml(words: SigningWords, { form }: Filled, at: number): Html {
  const text = (name: 'kin_of' | 'relation') => {
    const value = form.getAll(name)[at] ?? ''
    const id = `${name}-${at + 1}`
    return html`<p class="field"><label for="${id}">${words.fields[name]}</label><input type="text" id="${id}" name="${name}" value="${value}" maxlength="${longest}" autocomplete="off" dir="auto"></p>`
  }
  const chosen = form.getAll('kin_outcome')[at] ?? 'unknown'
  const options = [...kinOutcomes].reverse().map((outcome) => {
    const selected = { html: outcome === chosen ? ' selected' : '' }
    return html`<option value="${outcome}"${selected}>${words.outcomes[outcome]}</option>`
  })
  const id = `kin_outcome-${at + 1}`
  return html`<div class="kin">${text('kin_of')}${text('relation')}<p class="field"><label for="${id}">${words.fields.kin_outcome}</label><select id="${id}" name="kin_outcome">${options}</select></p></div>`
}

function consentHtml(words: SigningWords, filled: Filled, name: (typeof askedConsents)[number]): Html {
  const label = `consent-${name}`
  return html`<div role="group" aria-labelledby="${label}"><p id="${label}">${words.consents[name]}</p><div class="answers">${tick('radio', { name, value: 'yes', text: words.yes }, filled)}${tick('radio', { name, value: 'no', text: words.no }, filled)}</div></div>`
}

interface Ticked {
  readonly name: string
  readonly value: string
  readonly text: string
}

function tick(type: 'checkbox' | 'radio', { name, value, text }: Ticked, { form }: Filled): Html {
  const checked = { html: form.getAll(name).includes(value) ? ' checked' : '' }
  return html`<label class="tick"><input type="${type}" name="${name}" value="${value}"${checked}><span>${text}</span></label>`
}
