/** Codes of activities (records.md, "activity"; IMSMA "Activity"). */
import type { Code } from './definition.js'
import { code, otherCode } from './fields.js'

export const activityTypeCodes: readonly Code[] = [
  code('non_technical_survey', 'non-technical survey', {
    en: ['nts'],
    es: ['estudio no técnico', 'ent'],
    fr: ['enquête non technique', 'ent'],
    ru: ['нетехническое обследование', 'нто'],
    ar: ['مسح غير تقني', 'المسح غير التقني'],
  }),
  code('technical_survey', 'technical survey', {
    en: ['ts'],
    es: ['estudio técnico', 'et'],
    fr: ['enquête technique'],
    ru: ['техническое обследование'],
    ar: ['مسح تقني', 'المسح التقني'],
  }),
  code('clearance', 'clearance', {
    en: ['mine clearance', 'demining', 'manual clearance', 'mechanical clearance'],
    es: ['despeje', 'desminado', 'desminado humanitario'],
    fr: ['dépollution', 'déminage'],
    ru: ['разминирование', 'очистка'],
    ar: ['إزالة', 'إزالة الألغام', 'تطهير'],
  }),
  code('bac', 'battle area clearance', {
    en: ['battle area clearance', 'bac'],
    fr: ['dépollution de zone de combat'],
    ru: ['очистка района боевых действий'],
    ar: ['تطهير مناطق القتال'],
  }),
  code('eod_spot_task', 'EOD spot task', {
    en: ['eod', 'spot task', 'spot clearance'],
    es: ['tarea eod'],
    fr: ['nedex'],
    ru: ['выезд на уничтожение'],
    ar: ['مهمة إزالة فردية'],
  }),
  code('risk_education', 'risk education', {
    en: ['eore', 'mre', 'mine risk education', 're'],
    es: ['educación en el riesgo', 'erm'],
    fr: ['éducation aux risques'],
    ru: ['информирование о минной опасности'],
    ar: ['التوعية بالمخاطر', 'التوعية بمخاطر الألغام'],
  }),
  code('marking', 'marking', {
    es: ['señalización'],
    fr: ['marquage'],
    ru: ['обозначение', 'маркировка'],
    ar: ['وضع العلامات'],
  }),
  code('road_assessment', 'road assessment', { es: ['evaluación de vías'], fr: ['évaluation de route'] }),
  code('road_verification', 'road verification', {
    es: ['verificación de vías'],
    fr: ['vérification de route'],
  }),
  code('road_clearance', 'road clearance', { es: ['despeje de vías'], fr: ['dépollution de route'] }),
  code('stockpile_destruction', 'stockpile destruction', {
    es: ['destrucción de existencias'],
    fr: ['destruction de stocks'],
    ru: ['уничтожение запасов'],
    ar: ['تدمير المخزون'],
  }),
  code('post_clearance', 'post-clearance', { en: ['post clearance'] }),
]

/** Progress reports add; a completion report is a control total, compared and never added. */
export const reportKindCodes: readonly Code[] = [
  code('progress', 'progress', {
    en: ['progress report'],
    es: ['avance', 'informe de avance'],
    fr: ["rapport d'avancement"],
    ru: ['текущий отчет', 'ход работ'],
    ar: ['تقرير تقدم'],
  }),
  code('completion', 'completion', {
    en: ['completion report', 'final'],
    es: ['finalización', 'informe final'],
    fr: ["rapport d'achèvement"],
    ru: ['отчет о завершении'],
    ar: ['تقرير إنجاز'],
  }),
  code('cancellation', 'cancellation', {
    en: ['cancellation report'],
    es: ['cancelación'],
    fr: ["rapport d'annulation"],
    ru: ['отчет об исключении'],
    ar: ['تقرير إلغاء'],
  }),
]

/** How land was released (IMAS 07.11). */
export const releaseCodes: readonly Code[] = [
  code('cancelled', 'cancelled', { es: ['cancelada'], fr: ['annulée'], ru: ['исключено'], ar: ['ملغاة'] }),
  code('reduced', 'reduced', { es: ['reducida'], fr: ['réduite'], ru: ['сокращено'], ar: ['مخفضة'] }),
  code('cleared', 'cleared', {
    es: ['despejada', 'despejado'],
    fr: ['dépolluée'],
    ru: ['очищено', 'разминировано'],
    ar: ['مطهرة', 'تم تطهيرها'],
  }),
]

export const layerCodes: readonly Code[] = [
  code('surface', 'surface', { en: ['visual'], es: ['superficie'], ru: ['поверхность'], ar: ['السطح'] }),
  code('depth', 'depth', { en: ['subsurface', 'sub-surface'], es: ['profundidad'], ru: ['глубина'] }),
]

export const assetCodes: readonly Code[] = [
  code('manual', 'manual', { en: ['manual team', 'manual demining'], ru: ['вручную'], ar: ['يدوي'] }),
  code('detection_dogs', 'detection dogs', { en: ['mdd', 'dogs', 'mine detection dogs'], ru: ['собаки'] }),
  code('other_animals', 'other animals', { en: ['rats', 'mdr'] }),
  code('mechanical', 'mechanical', { en: ['machine', 'flail', 'tiller'], es: ['mecánico'], ru: ['машины'] }),
  code('remote_sensing', 'remote sensing', { en: ['drone', 'uav'], es: ['dron'], ru: ['бпла'] }),
  otherCode,
]

/** Delivery of risk education (IMAS 12.10). */
export const deliveryCodes: readonly Code[] = [
  code('interpersonal', 'interpersonal', { en: ['face to face', 'session', 'in person'], ar: ['جلسة'] }),
  code('mass_media', 'mass media', { en: ['radio', 'tv', 'broadcast', 'billboard'], es: ['radio'] }),
  code('digital', 'digital', { en: ['social media', 'online', 'internet'] }),
  code('training', 'training', { en: ['training of trainers'], es: ['formación'], ru: ['обучение'] }),
  otherCode,
]
