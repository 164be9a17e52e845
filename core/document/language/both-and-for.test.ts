/** Words of translations that look like numbers and are none, and numbers that looked like no words. */
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { numberLanguage } from '../number-language.js'
import { readNumbers } from '../read-numbers.js'

const sentences: readonly (readonly [string, string, readonly number[]])[] = [
  ['az', 'Tərəflər üçün hər iki siyahı, üç vərəq.', [3]],
  ['fr', 'Plus d’une fois, on nous l’a dit ; plus d’une mine y reste.', [1]],
  ['es', 'Más de una vez nos lo han dicho; más de una mina queda.', [1]],
  ['hy', 'Երկուսն էլ եկան, քսաներկուսը մնացին։', [22]],
  ['ar', 'منذ 14 حزيران/يونيه 2019 تسلّم ستًّا وتسعين ورقة.', [96]],
]

test('both, for, more than once and a month of 2 names are no numbers; 22 and 96 in their other forms are', () => {
  for (const [tag, sentence, expected] of sentences) {
    const language = numberLanguage(tag)
    const read = language ? readNumbers(language, sentence).map(({ stated }) => stated.value) : []
    deepEqual(read, expected, sentence)
  }
})
