import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocument } from '../core/document/check.js'
import { holdTranslations } from '../core/document/hold-translation.js'
import { parseDocument } from '../core/document/parse.js'
import { readTranslation } from '../core/document/translation.js'
import { translationLines, translationsFail, translationsJson } from '../core/document/translation-report.js'
import { appeal, exampleLog, exampleRegister } from './verify-example.js'

const log = exampleLog()
const checked = await checkDocument(parseDocument(appeal, 'letter.md'), exampleRegister(log))

async function hold(texts: Readonly<Record<string, string>>) {
  return holdTranslations(checked, texts, log.size)
}

const french = `# Ce que nous comptons

Depuis le 2 mars 2038, [au cours des trois dernières années](#recent), [quatre-vingt-sept](#recent) personnes ont été
victimes de mines. Parmi elles, [20](#recent?outcome=killed) ont été tuées et
[soixante-sept](#recent?outcome=injured) blessées ; [50](#recent?status=civilian) sont des civils
([57,5 %](#civilian-share)) et [37](#recent?status=security_forces) étaient dans les forces de sécurité.

Les équipes ont trouvé [environ 60 000](#items) objets. Le relevé d'Orvane indique que
[plus de 400 000](claim:survey-2039) mines ont été posées. Nous connaissons trois villages sans route.
`
const others: Readonly<Record<string, string>> = {
  ar: `منذ 2 آذار 2038، [خلال السنوات الثلاث الماضية](#recent)، وقع [سبعة وثمانون](#recent) شخصًا ضحايا للألغام. من بينهم
[20](#recent?outcome=killed) قتيلًا و[67](#recent?outcome=injured) جريحًا؛ [خمسون](#recent?status=civilian) مدنيون
([57.5 %](#civilian-share)) و[٣٧](#recent?status=security_forces) من قوات الأمن. عثرت الفرق على
[نحو ستين ألف](#items) قطعة، و[أكثر من ٤٠٠٬٠٠٠](claim:survey-2039) لغم. نعرف ثلاث قرى بلا طريق.`,
  zh: `自2038年3月2日以来，[过去三年](#recent)，[八十七](#recent)人成为地雷受害者，其中[20](#recent?outcome=killed)人死亡，
[六十七](#recent?outcome=injured)人受伤；[50](#recent?status=civilian)人是平民（[57.5%](#civilian-share)），
[37](#recent?status=security_forces)人属于安全部队。发现[约6万](#items)件物品，[超过40万](claim:survey-2039)枚地雷。有三个村庄没有路。`,
  ru: `Со 2 марта 2038 года, [за последние три года](#recent), [восемьдесят семь](#recent) человек стали жертвами мин.
[Двадцать](#recent?outcome=killed) погибли, [67](#recent?outcome=injured) ранены; [50](#recent?status=civilian) гражданские
([57,5 %](#civilian-share)), [37](#recent?status=security_forces) из сил безопасности. Найдено
[около шестидесяти тысяч](#items) предметов, [более 400 000](claim:survey-2039) мин. Три деревни без дороги.`,
  az: `2 mart 2038-ci ildən, [son üç ildə](#recent), [səksən yeddi](#recent) nəfər mina qurbanı olub:
[20](#recent?outcome=killed) həlak, [67](#recent?outcome=injured) yaralı; [50](#recent?status=civilian) mülki
([57,5 %](#civilian-share)), [37](#recent?status=security_forces) təhlükəsizlik qüvvələrindən.
[Təxminən 60 min](#items) əşya, [400 000-dən çox](claim:survey-2039) mina. Üç kəndə yol yoxdur.`,
  hy: `2038 թ. մարտի 2-ից ի վեր, [վերջին երեք տարում](#recent), [ութսունյոթ](#recent) մարդ դարձել է ականների զոհ.
[20](#recent?outcome=killed)՝ զոհված, [67](#recent?outcome=injured)՝ վիրավոր. [50](#recent?status=civilian)՝ քաղաքացիական
([57,5 %](#civilian-share)), [37](#recent?status=security_forces)՝ անվտանգության ուժերից։
[Մոտ վաթսուն հազար](#items) առարկա, [400 000-ից ավելի](claim:survey-2039) ական։ Երեք գյուղ ճանապարհ չունի։`,
  es: `Desde el 2 de marzo de 2038, [en los últimos tres años](#recent), [ochenta y siete](#recent) personas fueron víctimas:
[20](#recent?outcome=killed) murieron, [67](#recent?outcome=injured) resultaron heridas; [50](#recent?status=civilian) civiles
([57,5 %](#civilian-share)), [37](#recent?status=security_forces) de las fuerzas de seguridad.
[Unos 60.000](#items) objetos, [más de 400.000](claim:survey-2039) minas. Tres aldeas sin camino.`,
}

test('one text in 7 other languages states its 10 numbers as the text that counts does', async () => {
  for (const translation of await hold({ fr: french, ...others })) {
    deepEqual(
      [translation.numbers, translation.findings, translation.failing, translation.remarks],
      [10, [], [], []],
      translation.tag,
    )
  }
})

test('a number left out, one too many, one worded and one linked otherwise are 4 findings', async () => {
  const text = french
    .replace('trois villages', 'quelques villages')
    .replace('environ 60 000', '60 000')
    .replace('[37](#recent?status=security_forces)', '37')
    .concat('\nEt douze ponts.\n')
  const [held] = await hold({ fr: text })
  deepEqual(
    held!.findings.map(({ is, value, line, originalLine }) => [is, value, line, originalLine]),
    [
      ['missing', 3, null, 28],
      ['extra', 12, 11, null],
      ['worded', 60_000, 8, 27],
      ['bound', 37, 6, 24],
    ],
  )
  deepEqual(held!.failing, [
    {
      text: '60 000',
      line: 8,
      verdict: 'differs',
      counted: 61_234,
      what: '"60 000" differs; counted 61,234.',
    },
  ])
  equal(translationsFail([held!], false), true)
})

test('a named translator clears a finding once, with a reason, and it stays printed', async () => {
  const head = `---
translator: Mirel Oste
cleared:
  - { number: 3, is: missing, why: the villages are named instead }
  - { number: 8, is: extra, why: nothing }
---
`
  const [held] = await hold({ fr: head + french.replace('trois villages', 'des villages') })
  deepEqual(translationLines([held!]), [
    'fr: 9 numbers read in French; 0 not as in the text that counts, 1 cleared.',
    '  Line 28 of the text: "3" (3) is not found in the translation. Cleared by Mirel Oste: the villages are named instead',
    '  8 is cleared as "extra", and no such number parts the two texts.',
  ])
  equal(translationsFail([held!], true), false)
  const again = await hold({ fr: french.replace('trois villages', 'des villages') })
  equal(translationsFail(again, false), false)
  equal(translationsFail(again, true), true)
})

test('a linked number is held against the figure, and one linked to another figure is told', async () => {
  const text = french
    .replace('[50](#recent?status=civilian)', '[51](#recent?status=civilian)')
    .replace('](#items)', '](#recent?outcome=unknown)')
    .replace('[20](#recent?outcome=killed)', '[20](#nowhere)')
  const [held] = await hold({ fr: text })
  deepEqual(translationsJson([held!]).translations?.[0]?.failing, [
    'Line 4: "20" is linked to a figure that the text that counts does not cite.',
    'Line 5: "51" differs; counted 50.',
    'Line 8: "environ 60 000" is linked to a figure that the text that counts does not cite.',
  ])
})

test('a language in which no numbers are read is said in words, and never read as English', async () => {
  const [held] = await hold({ xx: 'two hundred and eighty-seven, 12' })
  deepEqual(translationLines([held!]), [
    'xx: not held.',
    '  No numbers are read in "xx"; none of this text was held against the one that counts.',
  ])
  equal(translationsFail([held!], true), true)
  equal(translationsJson([held!]).translations?.[0]?.read, false)
  deepEqual(translationsJson([]), {})
  const [other] = await hold({ fr: `---\nlanguage: es\n---\n${french}` })
  deepEqual(other!.remarks, ['It says that it is in "es"; it was read in the language of its name, "fr".'])
})

test('a copy of the front matter of the document may stand at the head, a mistyped key is refused', () => {
  const copied = readTranslation(checked.document, 'fr', appeal.replace('language: en', 'language: fr'))
  ok(copied.document!.numbers.length > 0)
  const refused = (head: string) =>
    throws(() => readTranslation(checked.document, 'fr', `---\n${head}\n---\nx\n`), {
      code: 'translation-not-understood',
      exitCode: 2,
    })
  refused('transaltor: Mirel Oste')
  refused('cleared: [{ number: 3, is: missing, why: because }]')
  refused('translator: M\ncleared: [{ number: 3, is: lost, why: because }]')
  refused('translator: [')
})
