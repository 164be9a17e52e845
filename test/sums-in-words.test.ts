/** Sums that words state, in eight languages: a whole and its parts, in words and in digits, right and wrong. */
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { wordedSums } from '../core/document/arithmetic-wording.js'
import { parseDocument } from '../core/document/parse.js'

/** What is found in a text: "12 + 30 = 42", with "≠" where it does not hold. */
function sums(language: string, text: string): readonly string[] {
  const head = `---\nkind: report\ntitle: Invented\ndate: 2041-03-01\nlanguage: ${language}\n---\n`
  return wordedSums(parseDocument(`${head}${text}\n`, 'sums.md')).map(
    ({ expression, holds }) => `${expression}${holds ? '' : ' ≠'}`,
  )
}

/** For each language: a sentence in words, one whose sum is wrong, one that begins with "of those", one with "in all". */
const sentences: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  en: [
    ['Forty-two people were hit: twelve killed and thirty injured.', '12 + 30 = 42'],
    ['Forty-two killed and wounded, of whom 25 civilians and 17 soldiers.', '25 + 17 = 42'],
    ['There were 412 people, of whom 97 were killed and 305 wounded.', '97 + 305 = 402, stated 412 ≠'],
    ['We count 42 people. Of those, twelve were killed and thirty injured.', '12 + 30 = 42'],
    ['Twelve were killed and thirty injured, 42 people in all.', '12 + 30 = 42'],
  ],
  fr: [
    ['Quarante-deux personnes : douze tuées et trente blessées.', '12 + 30 = 42'],
    ['Quarante-deux victimes, dont 25 civils et 17 militaires.', '25 + 17 = 42'],
    ['Il y a eu 412 victimes, dont 97 tués et 305 blessés.', '97 + 305 = 402, stated 412 ≠'],
    ['Nous comptons 42 personnes. Parmi elles, douze ont été tuées et trente blessées.', '12 + 30 = 42'],
    ['Douze ont été tuées et trente blessées, 42 personnes au total.', '12 + 30 = 42'],
  ],
  es: [
    ['Cuarenta y dos personas: doce muertas y treinta heridas.', '12 + 30 = 42'],
    ['Cuarenta y dos víctimas, de las cuales 25 civiles y 17 militares.', '25 + 17 = 42'],
    ['Hubo 412 víctimas, de ellas 97 muertos y 305 heridos.', '97 + 305 = 402, stated 412 ≠'],
    ['Contamos 42 personas. De ellas, doce murieron y treinta resultaron heridas.', '12 + 30 = 42'],
    ['Doce murieron y treinta resultaron heridas, 42 personas en total.', '12 + 30 = 42'],
  ],
  ar: [
    ['أصيب اثنان وأربعون شخصًا: اثنا عشر قتيلًا وثلاثون جريحًا.', '12 + 30 = 42'],
    ['42 ضحية، منهم 25 مدنيًا و17 عسكريًا.', '25 + 17 = 42'],
    ['كان هناك 412 ضحية، منهم 97 قتيلًا و305 جرحى.', '97 + 305 = 402, stated 412 ≠'],
    ['نعدّ 42 شخصًا. من بينهم اثنا عشر قتيلًا وثلاثون جريحًا.', '12 + 30 = 42'],
    ['اثنا عشر قتيلًا وثلاثون جريحًا، 42 شخصًا في المجموع.', '12 + 30 = 42'],
  ],
  ru: [
    ['Сорок два человека: двенадцать погибших и тридцать раненых.', '12 + 30 = 42'],
    ['Сорок два пострадавших, из них 25 гражданских и 17 военных.', '25 + 17 = 42'],
    ['Было 412 пострадавших, из которых 97 погибли и 305 ранены.', '97 + 305 = 402, stated 412 ≠'],
    ['Мы насчитали 42 человека. Из них двенадцать погибли и тридцать ранены.', '12 + 30 = 42'],
    ['Двенадцать погибли и тридцать ранены, всего 42 человека.', '12 + 30 = 42'],
  ],
  zh: [
    ['四十二人受害：十二人死亡，三十人受伤。', '12 + 30 = 42'],
    ['四十二名受害者，其中平民25人，军人17人。', '25 + 17 = 42'],
    ['共有412名受害者，其中97人死亡，305人受伤。', '97 + 305 = 402, stated 412 ≠'],
    ['我们统计了42人。其中十二人死亡，三十人受伤。', '12 + 30 = 42'],
    ['十二人死亡，三十人受伤，共42人。', '12 + 30 = 42'],
  ],
  az: [
    ['Qırx iki nəfər: on iki həlak olan və otuz yaralı.', '12 + 30 = 42'],
    ['Qırx iki zərərçəkən, onlardan 25 mülki və 17 hərbçi.', '25 + 17 = 42'],
    [
      '412 zərərçəkən var idi, onlardan 97 nəfər həlak olub, 305 nəfər yaralanıb.',
      '97 + 305 = 402, stated 412 ≠',
    ],
    ['Biz 42 nəfər saymışıq. Onlardan on ikisi həlak olub, otuzu yaralanıb.', '12 + 30 = 42'],
    ['On iki nəfər həlak olub, otuz nəfər yaralanıb, cəmi 42 nəfər.', '12 + 30 = 42'],
  ],
  hy: [
    ['Քառասուներկու մարդ՝ տասներկու զոհված և երեսուն վիրավոր։', '12 + 30 = 42'],
    ['Քառասուներկու տուժած, որոնցից 25 քաղաքացիական և 17 զինվորական։', '25 + 17 = 42'],
    ['Կար 412 տուժած, որոնցից 97 զոհվել են, 305 վիրավորվել։', '97 + 305 = 402, stated 412 ≠'],
    ['Մենք հաշվել ենք 42 մարդ։ Նրանցից տասներկուսը զոհվել են, երեսունը վիրավորվել։', '12 + 30 = 42'],
    ['Տասներկու զոհված և երեսուն վիրավոր, ընդամենը 42 մարդ։', '12 + 30 = 42'],
  ],
}

for (const [language, cases] of Object.entries(sentences)) {
  test(`5 sentences in ${language} state a whole and its parts, and 1 of the sums is wrong`, () => {
    deepEqual(
      cases.map(([text]) => [text, ...sums(language, text)]),
      cases,
    )
  })
}
