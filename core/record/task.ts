/** A task: work ordered on one or several hazards. */
import { placeFields } from './common.js'
import type { Code, Kind } from './definition.js'
import { code, coded, date, integer, reference, text } from './fields.js'

/** Status of planned work (IMSMA "Activity status"), shared by task and activity. */
export const workStatusCodes: readonly Code[] = [
  code('planned', 'planned', { es: ['planificada', 'planeada'], fr: ['planifiée'], ru: ['запланировано'] }),
  code('ongoing', 'ongoing', {
    en: ['in progress', 'started'],
    es: ['en curso', 'en ejecución'],
    fr: ['en cours'],
    ru: ['ведется', 'в работе'],
    ar: ['جارية', 'قيد التنفيذ'],
  }),
  code('completed', 'completed', {
    en: ['complete', 'finished', 'done'],
    es: ['completada', 'terminada', 'finalizada'],
    fr: ['achevée', 'terminée'],
    ru: ['завершено', 'закончено'],
    ar: ['مكتملة', 'منتهية'],
  }),
  code('suspended', 'suspended', {
    es: ['suspendida'],
    fr: ['suspendue'],
    ru: ['приостановлено'],
    ar: ['معلقة'],
  }),
  code('aborted', 'aborted', {
    en: ['cancelled', 'abandoned'],
    es: ['abortada', 'abandonada'],
    fr: ['abandonnée'],
    ru: ['прекращено'],
    ar: ['ملغاة'],
  }),
]

export const task: Kind = {
  kind: 'task',
  table: 'tasks',
  version: 1,
  label: 'task',
  about: 'Work ordered: what is to be done, where, by whom, how much.',
  privacy: 'public',
  listed: ['status', 'ordered_on', 'planned_square_metres'],
  happened: ['ordered_on'],
  fields: [
    text('number', 'number', 'public', {
      required: true,
      synonyms: {
        en: ['task number', 'task id', 'task', 'task no', 'number'],
        es: ['número de tarea', 'tarea'],
        fr: ['numéro de tâche', 'tâche'],
        ru: ['номер задания', 'задание'],
        ar: ['رقم المهمة', 'المهمة'],
      },
    }),
    ...placeFields('confidential'),
    reference('hazards', 'hazards', 'public', ['hazard'], {
      several: true,
      synonyms: {
        en: ['hazards', 'hazard', 'hazard id', 'hazardous area'],
        es: ['áreas peligrosas'],
        fr: ['zones dangereuses'],
        ru: ['опасные районы'],
        ar: ['المناطق الخطرة'],
      },
    }),
    reference('operator', 'operator', 'public', ['organisation'], {
      synonyms: {
        en: ['operator', 'organisation', 'organization', 'implementing organisation'],
        es: ['operador', 'organización'],
        fr: ['opérateur', 'organisation'],
        ru: ['оператор', 'организация'],
        ar: ['المنظمة', 'الجهة المنفذة'],
      },
    }),
    text('team', 'team', 'public', {
      synonyms: { en: ['team', 'team id'], es: ['equipo'], fr: ['équipe'], ru: ['группа'], ar: ['الفريق'] },
    }),
    text('method', 'method', 'public', {
      synonyms: {
        en: ['method', 'operational method'],
        es: ['método', 'tipodesminado', 'tipo de desminado'],
        fr: ['méthode'],
        ru: ['метод', 'способ'],
        ar: ['الطريقة'],
      },
    }),
    date('ordered_on', 'ordered on', 'public', {
      synonyms: {
        en: ['ordered on', 'task order date', 'tasking date', 'date'],
        es: ['fecha de la orden', 'fecha'],
        fr: ["date de l'ordre", 'date'],
        ru: ['дата задания', 'дата'],
        ar: ['تاريخ المهمة'],
      },
    }),
    integer('planned_square_metres', 'planned square metres', 'public', {
      minimum: 0,
      synonyms: {
        en: ['planned area', 'planned m2', 'planned square metres'],
        es: ['área planificada'],
        fr: ['superficie prévue'],
        ru: ['плановая площадь'],
        ar: ['المساحة المخططة'],
      },
    }),
    coded('status', 'state of the work', 'public', workStatusCodes, {
      synonyms: {
        en: ['status', 'task status', 'task state'],
        es: ['estado de la tarea', 'estado'],
        fr: ['statut', 'état de la tâche'],
        ru: ['статус', 'статус задания'],
        ar: ['حالة المهمة'],
      },
    }),
  ],
}
