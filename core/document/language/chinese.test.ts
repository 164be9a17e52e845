import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readNumbers } from '../read-numbers.js'
import { printStated } from '../stated.js'
import { chinese } from './chinese.js'

/** A sentence, then each number that it states. */
const sentences: readonly (readonly [string, ...string[]])[] = [
  ['自2038年2月11日以来，287人成为地雷受害者。', '287'],
  ['其中七十一人死亡，二百一十六人受伤。', '71', '216'],
  ['沿山脊埋设了超过40万枚地雷。', 'more than 400,000'],
  ['约六万枚地雷由人工清除。', 'about 60,000'],
  ['至少一百二十户离开了山谷。', 'at least 120'],
  ['在2036年以前，考察过的村庄不到40个。', 'less than 40'],
  ['将近9.5万件物品被销毁。', 'nearly 95,000'],
  ['近一千二百公顷土地仍然关闭。', 'nearly 1,200'],
  ['同时工作的小组最多三十个。', 'at most 30'],
  ['过去三年记录了52起事故。', '3 years', '52'],
  ['每年有20至30人受伤。', 'between 20 and 30'],
  ['介于六万和七万平方米之间。', 'between 60,000 and 70,000'],
  ['数十座房屋空着。', 'at least 20'],
  ['数百名儿童走这条路。', 'at least 200'],
  ['数万枚炮弹沉在河里。', 'at least 20,000'],
  ['几百人来参加会议。', 'at least 200'],
  ['访谈了略多于三百名幸存者。', 'just over 300'],
  ['培训了略少于50名排雷员。', 'nearly 50'],
  ['不少于20所学校被迁移。', 'at least 20'],
  ['其中不超过五人有地图。', 'at most 5'],
  ['恰好61张表格有签名。', '61'],
  ['五十万枚地雷和一百五十万人。', '500,000', '1,500,000'],
  ['3万5千人，12亿三千万元。', '35,000', '1,230,000,000'],
  ['受害者中12.5%是儿童。', '12.5 %'],
  ['三分之二是平民，四分之一是农民。', 'about 66.7 %', 'about 25 %'],
  ['超过一半的土地已归还。', 'more than 50 %'],
  ['登记册有12,390张地图和1\u202f204页。', '12,390', '1,204'],
  ['人数从3增至5。', '3', '5'],
  ['每组15—20人，搜索了四十多万平方米。', 'between 15 and 20', 'more than 400,000'],
  ['十五座桥，一百零五口井，一千零一盏灯。', '15', '105', '1,001'],
  ['2039年5月3日和二〇四〇年无人受伤。'],
  ['第二十一组、第3条路和第二座桥。'],
  ['第7条和第12、13页提到PMN-2和TM57。'],
  ['一些人一直在一起，十分想念同一座山。'],
  ['2036年至2039年挖了十一口井。', '11'],
  ['最近24小时零人伤亡。', '24 hours', '0'],
  ['百分之二十五的土地，八十公顷。', '25 %', '80'],
  ['400人以上，三十人以下，一百人左右。', 'at least 400', 'at most 30', 'about 100'],
  ['近3年来，上千人回家，400余人留下。', '3 years', 'at least 1,000', 'more than 400'],
  ['兩萬五千人與三百餘戶。', '25,000', 'more than 300'],
]

test('40 sentences in Chinese state their numbers and hedges, and nothing else', () => {
  equal(sentences.length, 40)
  for (const [sentence, ...expected] of sentences) {
    const stated = readNumbers(chinese, sentence).map((entry) => printStated(entry.stated))
    deepEqual(stated, expected, sentence)
  }
})
