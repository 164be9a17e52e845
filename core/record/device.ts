/** Device codes (records.md, "device codes"), shared by accident, item and hazard. */

import type { Code } from './definition.js'
import { code, confidentialCode, otherCode } from './fields.js'

export const deviceCodes: readonly Code[] = [
  code('ap_mine', 'anti-personnel mine', {
    en: ['ap mine', 'apm', 'anti-personnel mine', 'antipersonnel mine', 'landmine'],
    es: ['mina antipersonal', 'map', 'map/aei'],
    fr: ['mine antipersonnel'],
    ru: ['противопехотная мина'],
    ar: ['لغم مضاد للأفراد'],
  }),
  code('av_mine', 'anti-vehicle mine', {
    en: ['av mine', 'avm', 'at mine', 'anti-vehicle mine', 'anti-tank mine'],
    es: ['mina antivehículo', 'mina antitanque'],
    fr: ['mine antivéhicule', 'mine antichar'],
    ru: ['противотанковая мина', 'противотранспортная мина'],
    ar: ['لغم مضاد للمركبات', 'لغم مضاد للدبابات'],
  }),
  code('improvised_ap_mine', 'improvised anti-personnel mine', {
    en: ['improvised mine', 'improvised ap mine'],
    es: ['mina improvisada'],
    fr: ['mine improvisée'],
    ru: ['самодельная противопехотная мина'],
    ar: ['لغم مرتجل'],
  }),
  code('improvised_av_mine', 'improvised anti-vehicle mine', {
    en: ['improvised av mine'],
    es: ['mina antivehículo improvisada'],
    fr: ['mine antivéhicule improvisée'],
    ru: ['самодельная противотанковая мина'],
    ar: ['لغم مرتجل مضاد للمركبات'],
  }),
  code('mine_of_unspecified_type', 'mine of unspecified type', {
    en: ['mine', 'mine of unspecified type'],
    es: ['mina'],
    fr: ['mine'],
    ru: ['мина'],
    ar: ['لغم'],
  }),
  code('submunition', 'submunition', {
    en: ['submunition', 'cluster munition', 'bomblet'],
    es: ['submunición'],
    fr: ['sous-munition'],
    ru: ['суббоеприпас'],
    ar: ['ذخيرة عنقودية'],
  }),
  code('uxo', 'unexploded ordnance', {
    en: ['uxo', 'unexploded ordnance'],
    es: ['muse', 'munición sin explotar', 'municiones sin explotar'],
    fr: ['munition non explosée', 'engin non explosé'],
    ru: ['неразорвавшийся боеприпас', 'нрб'],
    ar: ['ذخيرة غير منفجرة'],
  }),
  code('axo', 'abandoned explosive ordnance', {
    en: ['axo', 'abandoned ordnance'],
    es: ['munición abandonada', 'artefactos explosivos abandonados'],
    fr: ['munition abandonnée', 'munitions explosives abandonnées'],
    ru: ['брошенный боеприпас', 'оставленные боеприпасы'],
    ar: ['ذخيرة متروكة', 'ذخائر متفجرة متروكة'],
  }),
  code('ied_not_victim_activated', 'IED, not victim-activated', {
    en: ['ied', 'command ied'],
    es: ['aei', 'artefacto explosivo improvisado'],
    fr: ['eei', 'engin explosif improvisé'],
    ru: ['сву'],
    ar: ['عبوة ناسفة'],
  }),
  code('booby_trap', 'booby trap', {
    en: ['booby trap', 'booby-trap'],
    es: ['trampa explosiva'],
    fr: ['piège'],
    ru: ['мина-ловушка'],
    ar: ['شرك خداعي'],
  }),
  code('mine_or_erw_not_told_apart', 'mine or ERW, not told apart', {
    en: ['mine/erw', 'mine or erw', 'mine/uxo'],
    es: ['mina o reg', 'map/muse'],
    fr: ['mine ou reg'],
    ru: ['мина или впв'],
    ar: ['لغم أو مخلفات حرب'],
  }),
  code('fuze', 'fuze', {
    en: ['fuze', 'fuse'],
    es: ['espoleta'],
    fr: ['fusée'],
    ru: ['взрыватель'],
    ar: ['صمام'],
  }),
  code('small_arms_ammunition', 'small-arms ammunition', {
    en: ['saa', 'small arms ammunition'],
    es: ['munición de armas ligeras'],
    fr: ["munitions d'armes légères"],
    ru: ['стрелковые боеприпасы'],
    ar: ['ذخيرة أسلحة خفيفة'],
  }),
  otherCode,
]

/** How the device went off; `tampering` is confidential where it concerns one person. */
export const activationCodes: readonly Code[] = [
  code(
    'victim',
    'victim-activated',
    {
      en: ['victim', 'victim-activated'],
      es: ['víctima', 'activado por la víctima'],
      fr: ['victime'],
      ru: ['жертва'],
      ar: ['الضحية'],
    },
    [
      confidentialCode(
        code('tampering', 'tampering or handling', {
          en: ['tampering', 'handling'],
          es: ['manipulación'],
          fr: ['manipulation'],
          ru: ['неосторожное обращение', 'вскрытие'],
          ar: ['العبث', 'التلاعب'],
        }),
      ),
    ],
  ),
  code('command', 'command-activated', {
    en: ['command', 'command-activated', 'remote'],
    es: ['mando', 'control remoto'],
    fr: ['commandé'],
    ru: ['управляемый'],
    ar: ['عن بعد'],
  }),
  code('time', 'time-activated', {
    en: ['time', 'timer', 'self-destruct'],
    es: ['tiempo', 'temporizador'],
    fr: ['minuterie', 'retard'],
    ru: ['таймер', 'замедлитель'],
    ar: ['مؤقت'],
  }),
]
