import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readNumbers } from '../read-numbers.js'
import { printStated } from '../stated.js'
import { spanish } from './spanish.js'

/** A sentence, then each number that it states. */
const sentences: readonly (readonly [string, ...string[]])[] = [
  ['Desde el 11 de febrero de 2038, 287 personas fueron víctimas de minas.', '287'],
  ['De ellas, setenta y una murieron y doscientas dieciséis resultaron heridas.', '71', '216'],
  ['Más de 400.000 minas fueron colocadas a lo largo de la cresta.', 'more than 400,000'],
  ['Unas sesenta mil minas fueron retiradas a mano.', 'about 60,000'],
  ['Al menos ciento veinte familias dejaron el valle.', 'at least 120'],
  ['Menos de 40 aldeas habían sido visitadas antes de 2036.', 'less than 40'],
  ['Cerca de 95 mil artefactos fueron destruidos.', 'nearly 95,000'],
  ['Casi mil doscientas hectáreas siguen cerradas.', 'nearly 1,200'],
  ['Hasta treinta equipos trabajaban al mismo tiempo.', 'at most 30'],
  ['En los últimos tres años se registraron 52 accidentes.', '3 years', '52'],
  ['Entre 20 y 30 personas resultan heridas cada año.', 'between 20 and 30'],
  ['Entre sesenta y setenta mil metros cuadrados.', 'between 60,000 and 70,000'],
  ['Decenas de casas están vacías.', 'at least 20'],
  ['Cientos de niños van por este camino.', 'at least 200'],
  ['Decenas de miles de proyectiles yacen en el río.', 'at least 20,000'],
  ['Varios cientos de personas acudieron.', 'at least 200'],
  ['Poco más de trescientos sobrevivientes fueron escuchados.', 'just over 300'],
  ['Poco menos de 50 desminadores fueron formados.', 'nearly 50'],
  ['No menos de 20 escuelas fueron trasladadas.', 'at least 20'],
  ['No más de cinco tenían mapas.', 'at most 5'],
  ['Exactamente 61 hojas fueron firmadas.', '61'],
  ['Medio millón de minas, un millón y medio de personas.', '500,000', '1,500,000'],
  ['Un centenar de puentes y dos docenas de pozos.', 'about 100', '24'],
  ['El 12,5 % de las víctimas eran menores.', '12.5 %'],
  ['Dos tercios eran civiles, y un cuarto campesinos.', 'about 66.7 %', 'about 25 %'],
  ['Más de la mitad del terreno fue devuelto.', 'more than 50 %'],
  ['El registro tiene 12,390 mapas y 1 204 fichas.', '12,390', '1,204'],
  ['El número subió de 3 a 5.', '3', '5'],
  ['Dos mil quinientos millones de litros y 3 mil millones más.', '2,500,000,000', '3,000,000,000'],
  ['Veintiún puentes, treinta y un pozos y ciento una casas.', '21', '31', '101'],
  ['El 1º de marzo de 2039 y en 2040 nadie fue herido.'],
  ['El vigésimo equipo, la 3ª vía y el segundo puente.'],
  ['El artículo 7 y las páginas 12 y 13 hablan de PMN-2 y TM57.'],
  ['Un hombre y una mujer vieron un puente y una casa.'],
  ['Al menos un niño y 2 mujeres resultaron heridos.', 'at least 1', '2'],
  ['De 2036 a 2039 se cavaron once pozos.', '11'],
  ['Cero víctimas en las últimas 24 horas.', '0', '24 hours'],
  ['El veinticinco por ciento del terreno, ochenta hectáreas.', '25 %', '80'],
  ['Quinientas mil hojas; 400.000 o más; treinta o menos.', '500,000', 'at least 400,000', 'at most 30'],
  ['Más de 2000 minas; alrededor de novecientas setenta y siete granadas.', 'more than 2,000', 'about 977'],
]

test('40 sentences in Spanish state their numbers and hedges, and nothing else', () => {
  equal(sentences.length, 40)
  for (const [sentence, ...expected] of sentences) {
    const stated = readNumbers(spanish, sentence).map((entry) => printStated(entry.stated))
    deepEqual(stated, expected, sentence)
  }
})
