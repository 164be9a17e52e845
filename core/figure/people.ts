/** Figures that count people: casualties, victims, deaths. */
import type { Definition } from './definition.js'
import { isOneOf } from './definition.js'

/** Lists seldom say that a victim was hit directly; unstated is counted as direct, and the text says so. */
const direct = isOneOf('involvement', 'direct', 'unknown')

const dateAndPlace =
  'Date: that of the explosion. Place: that of the explosion, not the residence. Unit: people; a person hurt in two explosions is counted twice.'

const missing = {
  where: [isOneOf('outcome', 'missing')],
  note: 'Missing, counted apart and not in this number: {n}.',
}

export const casualties: Definition = {
  id: 'casualties',
  version: 1,
  title: 'Casualties',
  text: `People killed, people injured and people hit whose outcome is unknown, in explosions that the victim set off (tampering included) or whose activation is unknown. Involvement is direct, or not stated; people affected only indirectly are not counted. Missing people, and people hit by command-activated and time-activated devices, are counted apart, never in this number. ${dateAndPlace}`,
  kind: 'victim',
  unit: 'people',
  measure: { type: 'records' },
  among: [direct],
  counted: [isOneOf('outcome', 'killed', 'injured', 'unknown'), isOneOf('activation', 'victim', 'unknown')],
  apart: [
    {
      where: [isOneOf('activation', 'command')],
      note: 'Hit by command-activated devices, counted apart and not in this number: {n}.',
    },
    {
      where: [isOneOf('activation', 'time')],
      note: 'Hit by time-activated devices, counted apart and not in this number: {n}.',
    },
    missing,
  ],
  dateFields: ['date'],
  smallNumbers: 'withheld',
}

export const victims: Definition = {
  id: 'victims',
  version: 1,
  title: 'Victims killed or injured',
  text: `People killed or injured by an explosion, whatever set it off. Involvement is direct, or not stated; people affected only indirectly are not counted. Missing people and people whose outcome is unknown are counted apart. ${dateAndPlace}`,
  kind: 'victim',
  unit: 'people',
  measure: { type: 'records' },
  among: [direct],
  counted: [isOneOf('outcome', 'killed', 'injured')],
  apart: [
    missing,
    {
      where: [isOneOf('outcome', 'unknown')],
      note: 'Outcome unknown, counted apart and not in this number: {n}.',
    },
  ],
  dateFields: ['date'],
  smallNumbers: 'withheld',
}

export const deaths: Definition = {
  id: 'deaths',
  version: 1,
  title: 'Deaths',
  text: `People killed by an explosion, whatever set it off, as recorded (SDG indicator 16.1.2 counts conflict-related deaths; this is the documented part of them, and nothing is estimated). People who died later of their injuries are included once their outcome is recorded as killed. Involvement is direct, or not stated. Missing people are counted apart. ${dateAndPlace}`,
  kind: 'victim',
  unit: 'people',
  measure: { type: 'records' },
  among: [direct],
  counted: [isOneOf('outcome', 'killed')],
  apart: [missing],
  dateFields: ['date'],
  smallNumbers: 'withheld',
}
