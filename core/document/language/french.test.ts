import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readNumbers } from '../read-numbers.js'
import { printStated } from '../stated.js'
import { french } from './french.js'

/** A sentence, then each number that it states. */
const sentences: readonly (readonly [string, ...string[]])[] = [
  ['Depuis le 11 février 2038, 287 personnes ont été victimes de mines.', '287'],
  ['Parmi elles, soixante et onze ont été tuées et deux cent seize blessées.', '71', '216'],
  ['Plus de 400 000 mines ont été posées le long de la crête.', 'more than 400,000'],
  ['Environ soixante mille mines ont été enlevées à la main.', 'about 60,000'],
  ['Au moins cent vingt familles ont quitté la vallée.', 'at least 120'],
  ['Moins de 40 villages avaient été visités avant 2036.', 'less than 40'],
  ['Près de 95 mille engins ont été détruits.', 'nearly 95,000'],
  ['Presque mille deux cents hectares restent fermés.', 'nearly 1,200'],
  ['Jusqu’à trente équipes travaillaient en même temps.', 'at most 30'],
  ['Au cours des trois dernières années, 52 accidents ont été enregistrés.', '3 years', '52'],
  ['Entre 20 et 30 personnes sont blessées chaque année.', 'between 20 and 30'],
  ['Entre soixante et soixante-dix mille mètres carrés.', 'between 60,000 and 70,000'],
  ['Des dizaines de maisons sont vides.', 'at least 20'],
  ['Des centaines d’enfants prennent cette route.', 'at least 200'],
  ['Des dizaines de milliers d’obus dorment dans la rivière.', 'at least 20,000'],
  ['Plusieurs centaines de personnes sont venues.', 'at least 200'],
  ['Un peu plus de trois cents survivants ont été entendus.', 'just over 300'],
  ['Un peu moins de 50 démineurs ont été formés.', 'nearly 50'],
  ['Pas moins de 20 écoles ont été déplacées.', 'at least 20'],
  ['Pas plus de cinq d’entre eux avaient une carte.', 'at most 5'],
  ['Exactement 61 feuilles ont été signées.', '61'],
  ['Un demi-million de mines, un million et demi de personnes.', '500,000', '1,500,000'],
  ['Une vingtaine de ponts et deux douzaines de puits.', 'about 20', '24'],
  ['12,5 % des victimes étaient des enfants.', '12.5 %'],
  ['Les deux tiers étaient des civils, et un quart des paysans.', 'about 66.7 %', 'about 25 %'],
  ['Plus de la moitié du terrain a été rendue.', 'more than 50 %'],
  ['Le registre compte 12.390 cartes et 1’204 fiches.', '12,390', '1,204'],
  ['Le nombre est passé de 3 à 5.', '3', '5'],
  ['Des équipes de quatre-vingt-onze et de soixante-quinze personnes.', '91', '75'],
  ['En Belgique : septante-deux, nonante et un, cent nonante-neuf.', '72', '91', '199'],
  ['Le 1er mars 2039 et en 2040, personne n’a été blessé.'],
  ['La vingt et unième équipe, la 3e voie et le deuxième pont.'],
  ['L’article 7 et les pages 12 et 13 parlent de PMN-2 et de TM57.'],
  ['Un homme et une femme ont vu un pont et une maison.'],
  ['Au moins un enfant et 2 femmes ont été blessés.', 'at least 1', '2'],
  ['De 2036 à 2039, onze puits ont été creusés.', '11'],
  ['Zéro victime au cours des 24 dernières heures.', '0', '24 hours'],
  ['Vingt-cinq pour cent du terrain, quatre-vingts hectares.', '25 %', '80'],
  [
    'Deux cent mille tracts ; 400 000 ou plus ; trente ou moins.',
    '200,000',
    'at least 400,000',
    'at most 30',
  ],
  ['Dix-sept maisons, seize caves, mille neuf cent quatre-vingt-quatre pas.', '17', '16', '1,984'],
]

test('40 sentences in French state their numbers and hedges, and nothing else', () => {
  equal(sentences.length, 40)
  for (const [sentence, ...expected] of sentences) {
    const stated = readNumbers(french, sentence).map((entry) => printStated(entry.stated))
    deepEqual(stated, expected, sentence)
  }
})
