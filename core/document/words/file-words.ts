/** What the check says of files, by language. Read by no native speaker yet, as the words of the other pages. */
import type { FileSentence } from '../../verify/sentences.js'
import { fileSentences } from '../../verify/sentences.js'
import type { Told } from '../../words/told.js'
import { toldIn } from '../../words/told.js'
import type { PageWords } from './page-words.js'
import { wordsFor } from './page-words.js'

type Sentences = Readonly<Record<FileSentence, string>>

const french: Sentences = {
  missing: 'le fichier manque',
  missing_listed: 'le fichier manque ; {name} le cite à la ligne {line}',
  missing_sealed: 'le fichier manque ; l’entrée {entry} du journal le scelle',
  changed_listed: 'ce n’est pas le fichier que cite {name}',
  changed_sealed: 'ce n’est pas le fichier que scelle l’entrée {entry} du journal',
  changed_signed: 'ce n’est pas le fichier que signe {name}',
  not_listed: 'le fichier n’est pas cité dans {name}',
  not_sealed: 'le journal ne scelle pas ce fichier',
  not_read: 'le fichier ne peut pas être lu',
  odd_name: 'un tel nom ne peut figurer parmi ces fichiers ; le fichier n’a pas été lu',
  other_key: 'ces fichiers portent la clé {key}, et non celle que vous avez donnée',
  other_signature: 'il porte une signature d’une autre clé',
  other_page: 'ce n’est pas la page que donnent le texte et ses chiffres',
  other_figures: 'ce n’est pas ce que donnent le texte et ses chiffres',
  other_number: 'le nombre {text} : {verdict} ({counted}) ; publié : {was}',
  other_sum: 'la somme {sum} n’est pas celle qui a été publiée',
  figure_missing: 'le texte repose sur un chiffre qui manque : {query}',
  unseen: 'personne à l’extérieur n’a vu ce journal',
  unknown_lines:
    'le point de contrôle porte des lignes de {names}, dont les clés n’ont pas été données ; elles n’ont pas été contrôlées',
  printed: '{files} : tel que scellé ; s’il dit ce que dit le texte n’a pas été comparé',
  said_differs: 'document.md, ligne {line} : {text} diffère, et la page le dit.',
  said_not_as_worded: 'document.md, ligne {line} : {text} n’est pas conforme aux mots, et la page le dit.',
  said_sum: 'document.md, ligne {line} : {sum}, et la page le dit.',
}

const spanish: Sentences = {
  missing: 'falta el archivo',
  missing_listed: 'falta el archivo; {name} lo cita en la línea {line}',
  missing_sealed: 'falta el archivo; la entrada {entry} de la bitácora lo sella',
  changed_listed: 'no es el archivo que cita {name}',
  changed_sealed: 'no es el archivo que sella la entrada {entry} de la bitácora',
  changed_signed: 'no es el archivo que firma {name}',
  not_listed: 'el archivo no está citado en {name}',
  not_sealed: 'la bitácora no sella este archivo',
  not_read: 'el archivo no se puede leer',
  odd_name: 'un nombre así no puede estar entre estos archivos; el archivo no se leyó',
  other_key: 'estos archivos llevan la clave {key}, no la que usted dio',
  other_signature: 'lleva una firma de otra clave',
  other_page: 'no es la página que dan el texto y sus cifras',
  other_figures: 'no es lo que dan el texto y sus cifras',
  other_number: 'el número {text}: {verdict} ({counted}); publicado: {was}',
  other_sum: 'la suma {sum} no es la que se publicó',
  figure_missing: 'el texto se apoya en una cifra que falta: {query}',
  unseen: 'nadie de fuera ha visto esta bitácora',
  unknown_lines: 'el punto de control lleva líneas de {names}, cuyas claves no se dieron; no se comprobaron',
  printed: '{files}: tal como se selló; si dice lo que dice el texto no se comparó',
  said_differs: 'document.md, línea {line}: {text} difiere, y la página lo dice.',
  said_not_as_worded: 'document.md, línea {line}: {text} no es según lo dicho, y la página lo dice.',
  said_sum: 'document.md, línea {line}: {sum}, y la página lo dice.',
}

const arabic: Sentences = {
  missing: 'الملف مفقود',
  missing_listed: 'الملف مفقود؛ يدرجه {name} في السطر {line}',
  missing_sealed: 'الملف مفقود؛ يختمه القيد {entry} من الدفتر',
  changed_listed: 'ليس هذا هو الملف الذي يدرجه {name}',
  changed_sealed: 'ليس هذا هو الملف الذي يختمه القيد {entry} من الدفتر',
  changed_signed: 'ليس هذا هو الملف الذي يوقّعه {name}',
  not_listed: 'الملف غير مدرج في {name}',
  not_sealed: 'لا يختم الدفتر هذا الملف',
  not_read: 'تعذّرت قراءة الملف',
  odd_name: 'لا يجوز مثل هذا الاسم بين هذه الملفات؛ لم يُقرأ الملف',
  other_key: 'تحمل هذه الملفات المفتاح {key}، لا المفتاح الذي أعطيتَه',
  other_signature: 'يحمل توقيعًا بمفتاح آخر',
  other_page: 'ليست هذه هي الصفحة التي يعطيها النص وأعداده',
  other_figures: 'ليس هذا ما يعطيه النص وأعداده',
  other_number: 'الرقم {text}: {verdict} ({counted})؛ والمنشور: {was}',
  other_sum: 'المجموع {sum} ليس هو الذي نُشر',
  figure_missing: 'يستند النص إلى عدد مفقود: {query}',
  unseen: 'لم يرَ هذا الدفتر أحد من الخارج',
  unknown_lines: 'تحمل نقطة التحقق أسطرًا من {names}، ولم تُعطَ مفاتيحها؛ فلم تُفحص',
  printed: '{files}: كما خُتم؛ ولم يُقارن هل يقول ما يقوله النص',
  said_differs: 'document.md، السطر {line}: {text} مختلف، والصفحة تقول ذلك.',
  said_not_as_worded: 'document.md، السطر {line}: {text} ليس كما صيغ، والصفحة تقول ذلك.',
  said_sum: 'document.md، السطر {line}: {sum}، والصفحة تقول ذلك.',
}

const russian: Sentences = {
  missing: 'файл отсутствует',
  missing_listed: 'файл отсутствует; {name} называет его в строке {line}',
  missing_sealed: 'файл отсутствует; его запечатывает запись {entry} журнала',
  changed_listed: 'это не тот файл, который называет {name}',
  changed_sealed: 'это не тот файл, который запечатывает запись {entry} журнала',
  changed_signed: 'это не тот файл, который подписывает {name}',
  not_listed: 'файл не назван в {name}',
  not_sealed: 'журнал не запечатывает этот файл',
  not_read: 'файл не удаётся прочитать',
  odd_name: 'такого имени среди этих файлов быть не может; файл не прочитан',
  other_key: 'в этих файлах ключ {key}, а не тот, который вы дали',
  other_signature: 'он несёт подпись другого ключа',
  other_page: 'это не та страница, которую дают текст и его показатели',
  other_figures: 'это не то, что дают текст и его показатели',
  other_number: 'число {text}: {verdict} ({counted}); опубликовано: {was}',
  other_sum: 'сумма {sum} не та, что была опубликована',
  figure_missing: 'текст опирается на показатель, которого нет: {query}',
  unseen: 'никто посторонний не видел этот журнал',
  unknown_lines: 'контрольная точка несёт строки от {names}, чьи ключи не были даны; они не сверены',
  printed: '{files}: как запечатано; говорит ли он то же, что текст, не сравнивалось',
  said_differs: 'document.md, строка {line}: {text} отличается, и страница говорит об этом.',
  said_not_as_worded: 'document.md, строка {line}: {text} не так, как сказано, и страница говорит об этом.',
  said_sum: 'document.md, строка {line}: {sum}, и страница говорит об этом.',
}

const chinese: Sentences = {
  missing: '文件缺失',
  missing_listed: '文件缺失；{name} 在第 {line} 行列有该文件',
  missing_sealed: '文件缺失；日志第 {entry} 条封存了该文件',
  changed_listed: '这不是 {name} 所列的文件',
  changed_sealed: '这不是日志第 {entry} 条所封存的文件',
  changed_signed: '这不是 {name} 所签署的文件',
  not_listed: '{name} 未列出该文件',
  not_sealed: '日志未封存该文件',
  not_read: '无法读取该文件',
  odd_name: '这些文件中不能有这样的名称；未读取该文件',
  other_key: '这些文件带有密钥 {key}，而不是您提供的密钥',
  other_signature: '它带有另一密钥的签名',
  other_page: '这不是由正文及其统计数字得出的页面',
  other_figures: '这不是由正文及其统计数字得出的内容',
  other_number: '数字 {text}：{verdict}（{counted}）；已发布的是：{was}',
  other_sum: '算式 {sum} 不是已发布的算式',
  figure_missing: '正文所依据的一个统计数字缺失：{query}',
  unseen: '外部无人见过此日志',
  unknown_lines: '检查点带有 {names} 的签名行，但未提供其密钥；未予检查',
  printed: '{files}：与封存时相同；未比较其内容是否与正文一致',
  said_differs: 'document.md 第 {line} 行：{text} 不同，页面已予说明。',
  said_not_as_worded: 'document.md 第 {line} 行：{text} 与措辞不符，页面已予说明。',
  said_sum: 'document.md 第 {line} 行：{sum}，页面已予说明。',
}

const azerbaijani: Sentences = {
  missing: 'fayl yoxdur',
  missing_listed: 'fayl yoxdur; {name} onu {line}-ci sətirdə göstərir',
  missing_sealed: 'fayl yoxdur; jurnalın {entry} nömrəli qeydi onu möhürləyir',
  changed_listed: 'bu, {name} siyahısındakı fayl deyil',
  changed_sealed: 'bu, jurnalın {entry} nömrəli qeydinin möhürlədiyi fayl deyil',
  changed_signed: 'bu, {name} ilə imzalanan fayl deyil',
  not_listed: 'fayl {name} siyahısında yoxdur',
  not_sealed: 'jurnal bu faylı möhürləmir',
  not_read: 'faylı oxumaq mümkün deyil',
  odd_name: 'bu faylların arasında belə ad ola bilməz; fayl oxunmadı',
  other_key: 'bu fayllarda {key} açarı var, verdiyiniz açar deyil',
  other_signature: 'onda başqa açarın imzası var',
  other_page: 'bu, mətnin və göstəricilərinin verdiyi səhifə deyil',
  other_figures: 'bu, mətnin və göstəricilərinin verdiyi deyil',
  other_number: '{text} rəqəmi: {verdict} ({counted}); dərc olunan: {was}',
  other_sum: '{sum} cəmi dərc olunan cəm deyil',
  figure_missing: 'mətnin əsaslandığı göstərici yoxdur: {query}',
  unseen: 'kənardan heç kim bu jurnalı görməyib',
  unknown_lines: 'yoxlama nöqtəsində {names} sətirləri var, onların açarları verilməyib; onlar yoxlanılmadı',
  printed: '{files}: möhürləndiyi kimidir; mətnin dediyini deyib-demədiyi müqayisə edilmədi',
  said_differs: 'document.md, sətir {line}: {text} fərqlidir, səhifə bunu deyir.',
  said_not_as_worded: 'document.md, sətir {line}: {text} deyildiyi kimi deyil, səhifə bunu deyir.',
  said_sum: 'document.md, sətir {line}: {sum}, səhifə bunu deyir.',
}

const armenian: Sentences = {
  missing: 'ֆայլը բացակայում է',
  missing_listed: 'ֆայլը բացակայում է. {name}-ը այն նշում է {line} տողում',
  missing_sealed: 'ֆայլը բացակայում է. այն կնքում է մատյանի {entry} գրառումը',
  changed_listed: 'սա այն ֆայլը չէ, որը նշում է {name}-ը',
  changed_sealed: 'սա այն ֆայլը չէ, որը կնքում է մատյանի {entry} գրառումը',
  changed_signed: 'սա այն ֆայլը չէ, որը ստորագրում է {name}-ը',
  not_listed: 'ֆայլը նշված չէ {name}-ում',
  not_sealed: 'մատյանը չի կնքում այս ֆայլը',
  not_read: 'ֆայլը հնարավոր չէ կարդալ',
  odd_name: 'այս ֆայլերի մեջ նման անուն լինել չի կարող. ֆայլը չի կարդացվել',
  other_key: 'այս ֆայլերը կրում են {key} բանալին, ոչ թե ձեր տվածը',
  other_signature: 'այն կրում է այլ բանալու ստորագրություն',
  other_page: 'սա այն էջը չէ, որը տալիս են տեքստը և նրա ցուցանիշները',
  other_figures: 'սա այն չէ, ինչ տալիս են տեքստը և նրա ցուցանիշները',
  other_number: '{text} թիվը՝ {verdict} ({counted}). հրապարակվածը՝ {was}',
  other_sum: '{sum} գումարը հրապարակվածը չէ',
  figure_missing: 'տեքստը հիմնված է մի ցուցանիշի վրա, որը բացակայում է՝ {query}',
  unseen: 'դրսից ոչ ոք չի տեսել այս մատյանը',
  unknown_lines: 'ստուգիչ կետը կրում է {names}-ի տողերը, որոնց բանալիները տրված չեն. դրանք չեն ստուգվել',
  printed: '{files}՝ ինչպես կնքվել է. արդյոք ասում է այն, ինչ տեքստը, չի համեմատվել',
  said_differs: 'document.md, տող {line}. {text}՝ տարբերվում է, և էջը դա ասում է։',
  said_not_as_worded: 'document.md, տող {line}. {text}՝ ոչ այնպես, ինչպես ասված է, և էջը դա ասում է։',
  said_sum: 'document.md, տող {line}. {sum}, և էջը դա ասում է։',
}

const tables: Readonly<Record<string, Sentences>> = {
  ar: arabic,
  az: azerbaijani,
  es: spanish,
  fr: french,
  hy: armenian,
  ru: russian,
  zh: chinese,
}

/** The words of a language with what the check says of files; those of a language without a table stay as they are. */
export function wordsOfCheck(tag: string): PageWords {
  const words = wordsFor(tag)
  const own = tables[words.language]
  return own === undefined ? words : { ...words, told: toldOfFiles(own, words) }
}

/** A verdict stands in the gap of a sentence by its code, so each is told too. */
function toldOfFiles(own: Sentences, { language, verdicts }: PageWords): Told | undefined {
  const names = Object.keys(fileSentences) as FileSentence[]
  const sentences = {
    ...Object.fromEntries(names.map((name) => [fileSentences[name], own[name]])),
    ...verdicts,
  }
  return toldIn({ [language]: { terms: {}, sentences } }, language)
}
