/** A funded project: who pays for what. */
import type { Kind } from './definition.js'
import { date, decimal, list, reference, text } from './fields.js'

export const project: Kind = {
  kind: 'project',
  table: 'projects',
  version: 1,
  label: 'project',
  about:
    'A funded project: donor, agreement, time and targets. Activities say which share of them belongs to it.',
  privacy: 'restricted',
  listed: ['agreement', 'start', 'end'],
  happened: ['start'],
  fields: [
    text('title', 'title', 'restricted', {
      synonyms: {
        en: ['title', 'project', 'project name'],
        es: ['título', 'proyecto'],
        fr: ['titre', 'projet'],
        ru: ['название', 'проект'],
        ar: ['اسم المشروع', 'المشروع'],
      },
    }),
    reference('donor', 'donor', 'restricted', ['organisation'], {
      synonyms: {
        en: ['donor', 'funder'],
        es: ['donante'],
        fr: ['donateur', 'bailleur'],
        ru: ['донор'],
        ar: ['المانح'],
      },
    }),
    text('agreement', 'agreement', 'restricted', {
      synonyms: {
        en: ['agreement', 'grant', 'contract number'],
        es: ['convenio', 'acuerdo'],
        fr: ['accord', 'convention'],
        ru: ['соглашение', 'договор'],
        ar: ['الاتفاقية'],
      },
    }),
    date('start', 'from', 'restricted', {
      synonyms: {
        en: ['start', 'from', 'start date'],
        es: ['inicio'],
        fr: ['début'],
        ru: ['начало'],
        ar: ['البداية'],
      },
    }),
    date('end', 'to', 'restricted', {
      synonyms: {
        en: ['end', 'to', 'end date'],
        es: ['fin'],
        fr: ['fin'],
        ru: ['окончание'],
        ar: ['النهاية'],
      },
    }),
    list('targets', 'targets', 'restricted', [
      text('what', 'what', 'restricted', {
        synonyms: { en: ['target', 'indicator'], es: ['meta', 'indicador'], fr: ['objectif', 'indicateur'] },
      }),
      decimal('quantity', 'quantity', 'restricted', { minimum: 0 }),
      text('unit', 'unit', 'restricted'),
    ]),
  ],
}
