/** A geometry that holds no position, such as a MultiPolygon of nothing. */
import { note, type ShapeRule } from './facts.js'

/** Finding: `geometry-empty`. */
export const geometryEmpty: ShapeRule = (facts) =>
  facts.examined.isEmpty
    ? note(
        facts,
        'geometry-empty',
        facts.geometry.type,
        `The ${facts.geometry.type} of ${facts.label} holds no position. The record is kept and is not on the map.`,
      )
    : null
