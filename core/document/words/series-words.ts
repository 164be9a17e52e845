/** The words of a series page by language. Read by no native speaker yet, as those of the other pages. */

import type { RevisionReason } from '../../disclosure/revisions.js'
import type { SeriesReason } from '../../disclosure/series-changes.js'
import type { AskedAspect } from '../series.js'

/** What the page says beside the words of page-words.ts. */
export interface SeriesWords {
  readonly title: string
  readonly first: string
  readonly earlier: string
  readonly document: string
  readonly here: string
  readonly firstStated: string
  readonly gone: string
  readonly same: string
  readonly notItemised: string
  readonly askedOtherwise: string
  readonly aspects: Readonly<Record<AskedAspect, string>>
  readonly reasons: Readonly<Record<Exclude<SeriesReason, RevisionReason>, string>>
  readonly was: string
  readonly now: string
  readonly unbound: string
  readonly compare: string
}

const english: SeriesWords = {
  title: 'This document in its series',
  first: 'No earlier document of this series was published under this key.',
  earlier: 'Earlier documents of the series',
  document: 'Document',
  here: 'this document',
  firstStated: 'stated for the first time',
  gone: 'Stated before, and not here',
  same: 'the same number',
  notItemised: 'not itemised, because it is no count of records',
  askedOtherwise: 'Another than before',
  aspects: {
    definition: 'definition',
    period: 'period',
    place: 'place',
    conditions: 'conditions',
    base: 'base',
    'as-of': 'entry as of which is counted',
  },
  reasons: { 'erased since': 'erased since', 'asked otherwise': 'asked otherwise' },
  was: 'Definition then',
  now: 'Definition now',
  unbound: 'Numbers tied to no count and no statement, which are not compared: {n}',
  compare:
    'What earlier documents counted is taken from their figures.json, whose SHA-256 stands here. Whoever has both folders compares them:',
}

const french: SeriesWords = {
  title: 'Ce document dans sa série',
  first: 'Aucun document antérieur de cette série n’a été publié sous cette clé.',
  earlier: 'Documents antérieurs de la série',
  document: 'Document cité',
  here: 'ce document',
  firstStated: 'indiqué pour la première fois',
  gone: 'Indiqué auparavant, et non ici',
  same: 'le même nombre',
  notItemised: 'non détaillé, car ce n’est pas un compte d’enregistrements',
  askedOtherwise: 'Autre qu’auparavant',
  aspects: {
    definition: 'définition',
    period: 'période',
    place: 'lieu',
    conditions: 'critères',
    base: 'base de calcul',
    'as-of': 'entrée à laquelle on compte',
  },
  reasons: { 'erased since': 'effacés depuis', 'asked otherwise': 'demandés autrement' },
  was: 'Définition d’alors',
  now: 'Définition actuelle',
  unbound: 'Nombres liés à aucun compte ni déclaration, et non comparés : {n}',
  compare:
    'Ce que comptaient les documents antérieurs provient de leur figures.json, dont le SHA-256 figure ici. Qui a les deux dossiers les compare :',
}

const spanish: SeriesWords = {
  title: 'Este documento en su serie',
  first: 'No se ha publicado con esta clave ningún documento anterior de esta serie.',
  earlier: 'Documentos anteriores de la serie',
  document: 'Documento',
  here: 'este documento',
  firstStated: 'indicado por primera vez',
  gone: 'Indicado antes, y no aquí',
  same: 'el mismo número',
  notItemised: 'sin desglose, porque no es un recuento de registros',
  askedOtherwise: 'Distinto que antes',
  aspects: {
    definition: 'definición',
    period: 'período',
    place: 'lugar',
    conditions: 'condiciones',
    base: 'base del cálculo',
    'as-of': 'asiento hasta el que se cuenta',
  },
  reasons: { 'erased since': 'borrados desde entonces', 'asked otherwise': 'preguntados de otro modo' },
  was: 'Definición de entonces',
  now: 'Definición actual',
  unbound: 'Números sin recuento ni declaración, que no se comparan: {n}',
  compare:
    'Lo que contaban los documentos anteriores procede de su figures.json, cuyo SHA-256 figura aquí. Quien tenga ambas carpetas las compara:',
}

const arabic: SeriesWords = {
  title: 'هذه الوثيقة ضمن سلسلتها',
  first: 'لم تُنشر بهذا المفتاح وثيقة سابقة من هذه السلسلة.',
  earlier: 'الوثائق السابقة في السلسلة',
  document: 'الوثيقة',
  here: 'هذه الوثيقة',
  firstStated: 'يُذكر للمرة الأولى',
  gone: 'ذُكر من قبل ولا يُذكر هنا',
  same: 'العدد نفسه',
  notItemised: 'غير مفصَّل لأنه ليس عدًّا لسجلات',
  askedOtherwise: 'يختلف عما سبق',
  aspects: {
    definition: 'التعريف',
    period: 'الفترة',
    place: 'المكان',
    conditions: 'الشروط',
    base: 'أساس الحساب',
    'as-of': 'القيد الذي يُعَدّ حتى حينه',
  },
  reasons: { 'erased since': 'مُحيت منذ ذلك', 'asked otherwise': 'سُئل عنها على نحو آخر' },
  was: 'التعريف آنذاك',
  now: 'التعريف الآن',
  unbound: 'أعداد لا ترتبط بعدٍّ ولا بتصريح ولا تُقارن: {n}',
  compare:
    'ما عدّته الوثائق السابقة مأخوذ من ملفها figures.json الذي تُذكر هنا بصمته SHA-256. ومن لديه المجلدان يقارن بينهما:',
}

const russian: SeriesWords = {
  title: 'Этот документ в своей серии',
  first: 'Под этим ключом не публиковалось более раннего документа этой серии.',
  earlier: 'Более ранние документы серии',
  document: 'Документ',
  here: 'этот документ',
  firstStated: 'указано впервые',
  gone: 'Указано раньше, а здесь нет',
  same: 'то же число',
  notItemised: 'без разбивки, так как это не число записей',
  askedOtherwise: 'Иное, чем раньше',
  aspects: {
    definition: 'определение',
    period: 'период',
    place: 'место',
    conditions: 'условия',
    base: 'основа расчёта',
    'as-of': 'запись журнала, по которую считается',
  },
  reasons: { 'erased since': 'стёрто с тех пор', 'asked otherwise': 'спрошено иначе' },
  was: 'Определение тогда',
  now: 'Определение теперь',
  unbound: 'Числа без подсчёта и без заявления, которые не сравниваются: {n}',
  compare:
    'Числа более ранних документов взяты из их figures.json, SHA-256 которых указан здесь. У кого есть обе папки, тот сравнит их:',
}

const chinese: SeriesWords = {
  title: '本文件在其系列中',
  first: '此密钥下未曾发布本系列更早的文件。',
  earlier: '本系列更早的文件',
  document: '文件',
  here: '本文件',
  firstStated: '首次陈述',
  gone: '以前陈述过、此处没有的数字',
  same: '数字相同',
  notItemised: '不分项，因为它不是记录的计数',
  askedOtherwise: '与以前不同',
  aspects: {
    definition: '定义',
    period: '时期',
    place: '地点',
    conditions: '条件',
    base: '计算基数',
    'as-of': '计数截至的条目',
  },
  reasons: { 'erased since': '此后删除', 'asked otherwise': '问法不同' },
  was: '当时的定义',
  now: '现在的定义',
  unbound: '不依据任何计数或陈述、因而不作比较的数字：{n}',
  compare: '更早文件的计数取自其 figures.json，其 SHA-256 列于此处。持有两个文件夹的人可以比较：',
}

const azerbaijani: SeriesWords = {
  title: 'Bu sənəd öz silsiləsində',
  first: 'Bu açarla bu silsilənin əvvəlki sənədi dərc olunmayıb.',
  earlier: 'Silsilənin əvvəlki sənədləri',
  document: 'Sənəd',
  here: 'bu sənəd',
  firstStated: 'ilk dəfə göstərilir',
  gone: 'Əvvəl göstərilib, burada yoxdur',
  same: 'eyni say',
  notItemised: 'bölünmür, çünki qeydlərin sayı deyil',
  askedOtherwise: 'Əvvəlkindən fərqli',
  aspects: {
    definition: 'tərif',
    period: 'dövr',
    place: 'yer',
    conditions: 'şərtlər',
    base: 'hesablama əsası',
    'as-of': 'sayılan son jurnal qeydi',
  },
  reasons: { 'erased since': 'o vaxtdan silinib', 'asked otherwise': 'başqa cür soruşulub' },
  was: 'O vaxtkı tərif',
  now: 'İndiki tərif',
  unbound: 'Heç bir saya və bəyanata bağlı olmayan, müqayisə edilməyən ədədlər: {n}',
  compare:
    'Əvvəlki sənədlərin sayları onların figures.json faylından götürülüb, SHA-256 burada yazılıb. Hər iki qovluğu olan onları müqayisə edir:',
}

const armenian: SeriesWords = {
  title: 'Այս փաստաթուղթն իր շարքում',
  first: 'Այս բանալիով այս շարքի ավելի վաղ փաստաթուղթ չի հրապարակվել։',
  earlier: 'Շարքի ավելի վաղ փաստաթղթերը',
  document: 'Փաստաթուղթ',
  here: 'այս փաստաթուղթը',
  firstStated: 'նշվում է առաջին անգամ',
  gone: 'Նշվել է առաջ, այստեղ չկա',
  same: 'նույն թիվը',
  notItemised: 'չի բաժանվում, քանի որ գրառումների հաշվարկ չէ',
  askedOtherwise: 'Նախկինից տարբեր',
  aspects: {
    definition: 'սահմանում',
    period: 'ժամանակաշրջան',
    place: 'վայր',
    conditions: 'պայմաններ',
    base: 'հաշվարկի հիմք',
    'as-of': 'գրառում, որի դրությամբ հաշվվում է',
  },
  reasons: { 'erased since': 'ջնջված այդ ժամանակից ի վեր', 'asked otherwise': 'այլ կերպ հարցված' },
  was: 'Այն ժամանակվա սահմանումը',
  now: 'Այժմյան սահմանումը',
  unbound: 'Ոչ մի հաշվարկի կամ հայտարարության չկապված թվեր, որոնք չեն համեմատվում՝ {n}',
  compare:
    'Ավելի վաղ փաստաթղթերի թվերը վերցված են դրանց figures.json-ից, որի SHA-256-ը նշված է այստեղ։ Ով ունի երկու թղթապանակն էլ, համեմատում է դրանք՝',
}

/** By language. */
export const seriesWords: Readonly<Record<string, SeriesWords>> = {
  en: english,
  fr: french,
  es: spanish,
  ar: arabic,
  ru: russian,
  zh: chinese,
  az: azerbaijani,
  hy: armenian,
}

/** The table of a language of page-words.ts. */
export function seriesWordsFor(language: string): SeriesWords {
  return seriesWords[language] ?? english
}
