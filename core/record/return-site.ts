/** A place to which people return, and what must happen there first. */
import { placeFields } from './common.js'
import type { Kind } from './definition.js'
import { code, coded, date, integer, list, text } from './fields.js'
import { blockageCodes } from './hazard-codes.js'

export const returnSite: Kind = {
  kind: 'return_site',
  table: 'return_sites',
  version: 1,
  label: 'return site',
  about:
    'A place to which people are to return: how many, from when, what they need first and which works are due.',
  privacy: 'public',
  listed: ['status', 'people_expected', 'expected_from'],
  fields: [
    ...placeFields('public'),
    integer('people_expected', 'people expected', 'public', {
      minimum: 0,
      synonyms: {
        en: ['people expected', 'returnees expected', 'expected returnees'],
        es: ['personas esperadas', 'retornados esperados'],
        fr: ['personnes attendues'],
        ru: ['ожидается человек'],
        ar: ['عدد العائدين المتوقع'],
      },
    }),
    date('expected_from', 'expected from', 'public', {
      synonyms: {
        en: ['expected from', 'from when', 'return date'],
        es: ['desde cuándo', 'fecha de retorno'],
        fr: ['à partir de', 'date de retour'],
        ru: ['с какого времени', 'дата возвращения'],
        ar: ['تاريخ العودة'],
      },
    }),
    coded('needs_first', 'what is needed first', 'public', blockageCodes, {
      several: true,
      synonyms: {
        en: ['needs first', 'first needs', 'priority needs'],
        es: ['necesidades prioritarias'],
        fr: ['besoins prioritaires'],
        ru: ['первоочередные потребности'],
        ar: ['الاحتياجات ذات الأولوية'],
      },
    }),
    list('works', 'works planned and when due', 'public', [
      text('work', 'work', 'public', {
        synonyms: {
          en: ['work', 'works planned'],
          es: ['obra', 'obras'],
          fr: ['travaux'],
          ru: ['работы'],
          ar: ['الأعمال'],
        },
      }),
      date('due', 'due', 'public', {
        synonyms: { en: ['due', 'due date'], es: ['plazo'], fr: ['échéance'], ru: ['срок'], ar: ['الموعد'] },
      }),
    ]),
    coded(
      'status',
      'state of the site',
      'public',
      [
        code('open', 'open', { es: ['abierto'], fr: ['ouvert'], ru: ['открыт'], ar: ['مفتوح'] }),
        code('partly', 'partly open', {
          en: ['partial'],
          es: ['parcial'],
          fr: ['partiel'],
          ru: ['частично'],
        }),
        code('not_open', 'not open', {
          en: ['closed'],
          es: ['cerrado'],
          fr: ['fermé'],
          ru: ['закрыт'],
          ar: ['مغلق'],
        }),
      ],
      { synonyms: { en: ['status', 'state'], es: ['estado'], fr: ['état'], ru: ['статус'], ar: ['الحالة'] } },
    ),
    text('status_reason', 'not open because', 'public', {
      synonyms: {
        en: ['not open because', 'reason'],
        es: ['motivo'],
        fr: ['motif'],
        ru: ['причина'],
        ar: ['السبب'],
      },
    }),
  ],
}
