/** Codes of hazards, evidence and blockages (records.md, "hazard"; IMSMA "Land", "Evidence of Contamination"). */
import type { Code } from './definition.js'
import { code, otherCode } from './fields.js'

export const hazardClassCodes: readonly Code[] = [
  code('indication', 'indication', { es: ['indicio'], fr: ['indice'], ru: ['признак'], ar: ['مؤشر'] }),
  code('suspected_hazardous_area', 'suspected hazardous area', {
    en: ['sha', 'suspected'],
    es: ['área peligrosa sospechosa', 'asp', 'sospechosa'],
    fr: ['zone soupçonnée dangereuse', 'zsd'],
    ru: ['предположительно опасный район', 'пор'],
    ar: ['منطقة يشتبه بخطورتها', 'منطقة خطرة مشتبه بها'],
  }),
  code(
    'confirmed_hazardous_area',
    'confirmed hazardous area',
    {
      en: ['cha', 'confirmed'],
      es: ['área peligrosa confirmada', 'apc', 'confirmada'],
      fr: ['zone confirmée dangereuse', 'zcd'],
      ru: ['подтвержденный опасный район'],
      ar: ['منطقة خطرة مؤكدة'],
    },
    [
      code('minefield', 'minefield', {
        en: ['mine field', 'mined area'],
        es: ['campo minado', 'área minada'],
        fr: ['champ de mines', 'zone minée'],
        ru: ['минное поле'],
        ar: ['حقل ألغام'],
      }),
      code('battle_area', 'battle area', {
        es: ['área de combate'],
        fr: ['zone de combat'],
        ru: ['район боевых действий'],
        ar: ['منطقة قتال'],
      }),
      code('cluster_strike', 'cluster strike', {
        en: ['cluster munition strike'],
        fr: ['frappe à sous-munitions'],
        ru: ['удар кассетными боеприпасами'],
        ar: ['ضربة عنقودية'],
      }),
    ],
  ),
  code('eod_spot_task', 'EOD spot task', {
    en: ['eod', 'spot task'],
    es: ['tarea eod'],
    fr: ['tâche nedex'],
    ar: ['مهمة إزالة فردية'],
  }),
  code('ammunition_storage', 'ammunition storage', {
    en: ['stockpile', 'ammunition storage/stockpile', 'cache'],
    es: ['depósito de munición', 'caleta'],
    fr: ['dépôt de munitions'],
    ru: ['склад боеприпасов', 'схрон'],
    ar: ['مخزن ذخيرة'],
  }),
]

export const hazardStatusCodes: readonly Code[] = [
  code('open', 'open', {
    en: ['active'],
    es: ['abierta', 'activa'],
    fr: ['ouverte'],
    ru: ['открыт'],
    ar: ['مفتوح'],
  }),
  code('worked_on', 'worked on', {
    en: ['in progress'],
    es: ['en proceso'],
    fr: ['en cours'],
    ru: ['в работе'],
  }),
  code('suspended', 'suspended', {
    es: ['suspendida'],
    fr: ['suspendue'],
    ru: ['приостановлен'],
    ar: ['معلق'],
  }),
  code('closed', 'closed', {
    en: ['released'],
    es: ['cerrada'],
    fr: ['fermée'],
    ru: ['закрыт'],
    ar: ['مغلق'],
  }),
  code('handed_over', 'handed over', { es: ['entregada'], fr: ['remise'], ru: ['передан'], ar: ['مسلّم'] }),
]

const indirect: readonly Code[] = [
  code('evidence_from_old_survey', 'evidence from old survey', { en: ['old survey'] }),
  code('former_combatant_zone', 'former combatant zone', { en: ['former combat zone'] }),
  code('accidents_with_unknown_location', 'mine/ERW accidents with unknown location', {
    en: ['mine/erw accidents with unknown location'],
  }),
  code('records_of_low_reliability', 'mine/ERW records (low reliability)', {
    en: ['mine/erw records (low reliability)'],
  }),
  code('productive_land_not_in_use', 'productive land not in use', { en: ['unused land'] }),
  code('verbal_reports', 'verbal reports', { en: ['verbal report', 'verbal information'] }),
]

const direct: readonly Code[] = [
  code('detonations', 'detonations', { en: ['detonation'] }),
  code('accidents_with_known_location', 'mine/ERW accidents with known location', {
    en: ['mine/erw accidents with known location'],
  }),
  code('records_of_high_reliability', 'mine/ERW records (high reliability)', {
    en: ['mine/erw records (high reliability)'],
  }),
  code('mine_signs_fencing', 'mine signs, fencing, etc.', { en: ['mine signs, fencing', 'mine signs'] }),
  code('visual_observations', 'visual observations', { en: ['visual observation'] }),
]

/** What IMSMA counts as indirect evidence first; a programme may move a value, so both lists hold all of them. */
export const indirectEvidenceCodes: readonly Code[] = [...indirect, ...direct, otherCode]

/** What IMSMA counts as direct evidence first; see `indirectEvidenceCodes`. */
export const directEvidenceCodes: readonly Code[] = [...direct, ...indirect, otherCode]

/** What a hazard keeps people from; also what returning people need first. */
export const blockageCodes: readonly Code[] = [
  code('housing', 'housing', { es: ['vivienda'], fr: ['logement'], ru: ['жилье'], ar: ['سكن'] }),
  code('agriculture', 'agriculture', { es: ['agricultura'], ru: ['пашня', 'земледелие'], ar: ['زراعة'] }),
  code('pasture', 'pasture', { es: ['pastos'], fr: ['pâturage'], ru: ['пастбище'], ar: ['مرعى'] }),
  code('road', 'road', { es: ['vía', 'camino'], fr: ['route'], ru: ['дорога'], ar: ['طريق'] }),
  code('water', 'water', { es: ['agua'], fr: ['eau'], ru: ['вода'], ar: ['مياه'] }),
  code('power', 'power', { es: ['energía'], fr: ['électricité'], ru: ['электричество'], ar: ['كهرباء'] }),
  code('school', 'school', { es: ['escuela'], fr: ['école'], ru: ['школа'], ar: ['مدرسة'] }),
  code('health', 'health', { es: ['salud'], fr: ['santé'], ru: ['здравоохранение'], ar: ['صحة'] }),
  code('religious', 'religious', { es: ['religioso'], fr: ['religieux'], ru: ['религиозный'], ar: ['ديني'] }),
  code('industry', 'industry', {
    es: ['industria'],
    fr: ['industrie'],
    ru: ['промышленность'],
    ar: ['صناعة'],
  }),
  otherCode,
]

/** How an area is marked (IMAS 08.40). */
export const markingCodes: readonly Code[] = [
  code('signs', 'signs', { es: ['señales'], fr: ['panneaux'], ru: ['знаки'], ar: ['إشارات'] }),
  code('fence', 'fence', { es: ['cerca'], fr: ['clôture'], ru: ['ограждение'], ar: ['سياج'] }),
  code('tape', 'tape', { es: ['cinta'], fr: ['ruban'], ru: ['лента'], ar: ['شريط'] }),
  code('painted_stones', 'painted stones', { fr: ['pierres peintes'], ru: ['крашеные камни'] }),
  code('local_signs', 'local signs', { en: ['informal', 'informal marking'] }),
  otherCode,
]

/** Kinds of points (IMSMA "Point Types"). */
export const pointKindCodes: readonly Code[] = [
  code('landmark', 'landmark', { en: ['reference point', 'rp'], ru: ['ориентир'] }),
  code('benchmark', 'benchmark', { en: ['bm'], ru: ['репер'] }),
  code('start_point', 'start point', { en: ['sp', 'datum point'] }),
  code('turning_point', 'turning point', { en: ['tp'], ru: ['поворотная точка'] }),
  code('intermediate_point', 'intermediate point', { en: ['ip'] }),
  code('end_point', 'end point', { en: ['ep'] }),
  code('evidence_point', 'evidence point'),
  code('usage_point', 'usage point'),
  otherCode,
]
