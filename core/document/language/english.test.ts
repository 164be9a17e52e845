import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readNumbers } from '../read-numbers.js'
import { printStated } from '../stated.js'
import { english } from './english.js'

/** A sentence, then each number that it states. */
const sentences: readonly (readonly [string, ...string[]])[] = [
  ['Since 11 February 2038, 287 people became casualties of mines.', '287'],
  ['Of those, seventy-one were killed and two hundred and sixteen injured.', '71', '216'],
  ['More than 400,000 mines were laid along the Lower Ridge.', 'more than 400,000'],
  ['About sixty thousand mines were lifted by hand.', 'about 60,000'],
  ['At least one hundred and twenty families left the valley.', 'at least 120'],
  ['Fewer than 40 villages had been surveyed by 2036.', 'less than 40'],
  ['Nearly 95 thousand items were destroyed.', 'nearly 95,000'],
  ['Almost one thousand two hundred hectares remain closed.', 'nearly 1,200'],
  ['Up to thirty teams worked at the same time.', 'at most 30'],
  ['Over the past three years, 52 accidents were recorded.', '3 years', '52'],
  ['Between 20 and 30 people are hurt every year.', 'between 20 and 30'],
  ['Between sixty and seventy thousand square metres were searched.', 'between 60,000 and 70,000'],
  ['Dozens of houses stand empty.', 'at least 24'],
  ['Hundreds of children walk this road.', 'at least 200'],
  ['Tens of thousands of shells lie in the river.', 'at least 20,000'],
  ['Several hundred people came to the meeting.', 'at least 200'],
  ['Just over three hundred survivors were interviewed.', 'just over 300'],
  ['Slightly fewer than 50 deminers were trained.', 'nearly 50'],
  ['No fewer than 20 schools were moved.', 'at least 20'],
  ['Not more than five of them had maps.', 'at most 5'],
  ['Exactly 61 of the sheets were signed.', '61'],
  ['Half a million mines, one and a half million people.', '500,000', '1,500,000'],
  ['Two dozen bridges and 3 dozen culverts.', '24', '36'],
  ['12.5% of the victims were children.', '12.5 %'],
  ['Two thirds were civilians, and a quarter of them farmers.', 'about 66.7 %', 'about 25 %'],
  ['More than half of the ground was released.', 'more than 50 %'],
  ['The register holds 12,390.5 hectares and 1\u202f204 maps.', '12,390.5', '1,204'],
  ['The number rose from 3 to 5.', '3', '5'],
  ['Teams of 15–20 people searched 4 to 6 lanes.', 'between 15 and 20', 'between 4 and 6'],
  [
    '400,000 or more mines; 30 or fewer maps; a hundred or so wells.',
    'at least 400,000',
    'at most 30',
    'about 100',
  ],
  ['On 3 May 2039 and in 2040 nobody was hurt.'],
  ['The twenty-first team, the 3rd lane and the second bridge.'],
  ['Article 7 and pages 12 and 13 speak of PMN-2 and TM57.'],
  ['No one told one another, and one must ask why.'],
  ['In 2040 there were 2,040 reports.', '2,040'],
  ['From 2036 to 2039, eleven wells were dug.', '11'],
  ['Zero casualties were recorded in the last 24 hours.', '0', '24 hours'],
  ['A thousand and one lanterns; one hundred thousand leaflets.', '1,001', '100,000'],
  ['He counted nineteen, ninety and nine hundred.', '19', '90', '900'],
  ['One woman and 2 men were hurt at 14:30.', '1', '2'],
]

test('40 sentences in English state their numbers and hedges, and nothing else', () => {
  equal(sentences.length, 40)
  for (const [sentence, ...expected] of sentences) {
    const stated = readNumbers(english, sentence).map((entry) => printStated(entry.stated))
    deepEqual(stated, expected, sentence)
  }
})
