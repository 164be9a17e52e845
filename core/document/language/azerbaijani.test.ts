import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readNumbers } from '../read-numbers.js'
import { printStated } from '../stated.js'
import { azerbaijani } from './azerbaijani.js'

/** A sentence, then each number that it states. */
const sentences: readonly (readonly [string, ...string[]])[] = [
  ['11 fevral 2038-ci ildən bəri 287 nəfər mina qurbanı olub.', '287'],
  ['Onlardan yetmiş bir nəfər həlak olub, iki yüz on altı nəfər yaralanıb.', '71', '216'],
  ['Dağ boyunca 400 000-dən çox mina basdırılıb.', 'more than 400,000'],
  ['Təxminən altmış min mina əllə çıxarılıb.', 'about 60,000'],
  ['Ən azı yüz iyirmi ailə vadini tərk edib.', 'at least 120'],
  ['2036-cı ilə kimi 40-dan az kənd yoxlanılıb.', 'less than 40'],
  ['95 minə yaxın əşya məhv edilib.', 'nearly 95,000'],
  ['Min iki yüz hektara yaxın torpaq bağlıdır.', 'nearly 1,200'],
  ['Eyni vaxtda otuza qədər qrup işləyirdi.', 'at most 30'],
  ['Son üç ildə 52 hadisə qeydə alınıb.', '3 years', '52'],
  ['Hər il 20 ilə 30 arasında insan yaralanır.', 'between 20 and 30'],
  ['Altmış-yetmiş min kvadratmetr yoxlanılıb.', 'between 60,000 and 70,000'],
  ['Onlarla ev boş qalıb.', 'at least 20'],
  ['Yüzlərlə uşaq bu yolla gedir.', 'at least 200'],
  ['Minlərlə mərmi çayda yatır.', 'at least 2,000'],
  ['Görüşə bir neçə yüz nəfər gəlib.', 'at least 200'],
  ['Üç yüz nəfərdən bir qədər çox adam dinlənilib.', 'just over 300'],
  ['50-dən bir qədər az mütəxəssis hazırlanıb.', 'nearly 50'],
  ['20-dən az olmayaraq məktəb köçürülüb.', 'at least 20'],
  ['Ən çoxu beş nəfərdə xəritə var idi.', 'at most 5'],
  ['Düz 61 vərəq imzalanıb.', '61'],
  ['Yarım milyon mina və 1,5 milyon insan.', '500,000', '1,500,000'],
  ['Dörd yüz mindən çox mina, doqquz yüz min vərəq.', 'more than 400,000', '900,000'],
  ['Qurbanların 12,5 %-i uşaqlardır.', '12.5 %'],
  ['Üçdə ikisi mülki şəxslərdir.', 'about 66.7 %'],
  ['Torpağın yarısından çoxu qaytarılıb.', 'more than 50 %'],
  ['Reyestrdə 12.390 xəritə və 1 204 səhifə var.', '12,390', '1,204'],
  ['Say 3-dən 5-ə qalxıb.', '3', '5'],
  ['Qruplar 15–20 nəfərdən ibarət idi.', 'between 15 and 20'],
  ['On beş körpü, yüz beş quyu, min bir çıraq.', '15', '105', '1,001'],
  ['3 may 2039-cu ildə və 2040-cı ildə heç kim yaralanmayıb.'],
  ['İyirmi birinci qrup, 3-cü yol və ikinci körpü.'],
  ['Maddə 7 və səhifə 12 PMN-2 və TM57 barədədir.'],
  ['Bir kişi və bir qadın onun evini gördü, sonra ona dedilər.'],
  ['Ən azı bir uşaq və 2 qadın yaralanıb.', 'at least 1', '2'],
  ['2036–2039-cu illərdə on bir quyu qazılıb.', '11'],
  ['Son 24 saatda sıfır qurban.', '24 hours', '0'],
  ['Torpağın iyirmi beş faizi, səksən hektar.', '25 %', '80'],
  [
    '400 nəfər və daha çox; 287 nəfərdən çox; 3 milyon 500 min.',
    'at least 400',
    'more than 287',
    '3,500,000',
  ],
  ['İKİ YÜZ SƏKSƏN YEDDİ nəfər, iki yüz səksən yeddinin adı.', '287', '287'],
]

test('40 sentences in Azerbaijani state their numbers and hedges, and nothing else', () => {
  equal(sentences.length, 40)
  for (const [sentence, ...expected] of sentences) {
    const stated = readNumbers(azerbaijani, sentence).map((entry) => printStated(entry.stated))
    deepEqual(stated, expected, sentence)
  }
})
