/** JSON Schema (draft 2020-12) of a kind's committed values, derived from its definition. */

import { assertNever } from '../problem.js'
import { flatCodes } from './codes.js'
import { fieldsOf } from './columns.js'
import {
  dateParts,
  datePrecisions,
  type Field,
  type Kind,
  pointBases,
  pointParts,
  shapeBases,
  shapeParts,
} from './definition.js'
import { intervalEndForm, recordIdForm } from './doubt.js'
import { blocksWhenMissing } from './validate.js'

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * The schema of `Values` of one kind. A field that is not required may be absent or null. Ranges are stated as
 * `x-minimum` and `x-maximum`, because numbers are committed as strings; `validate` is what checks them.
 */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  const fields = fieldsOf(kind)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:truebearing:${kind.kind}@${kind.version}`,
    title: kind.label,
    description: kind.about,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
    required: fields.filter(blocksWhenMissing).map((field) => field.name),
    additionalProperties: false,
  }
}

function propertyOf(field: Field): JsonSchema {
  const value = schemaOfValue(field)
  return {
    title: field.label,
    'x-privacy': field.privacy,
    ...(field.standard ? { 'x-standard': field.standard } : {}),
    ...(field.computedFrom ? { 'x-computed-from': field.computedFrom } : {}),
    ...(field.levels ? { 'x-levels': field.levels } : {}),
    ...(blocksWhenMissing(field) ? value : orNull(value)),
  }
}

function schemaOfValue(field: Field): JsonSchema {
  const { value } = field
  switch (value.type) {
    case 'text':
      return { type: 'string' }
    case 'boolean':
      return { type: 'boolean' }
    case 'code':
      return oneOrSeveral({ enum: flatCodes(value.codes).map((entry) => entry.code) }, value.several)
    case 'integer':
      return { type: 'string', pattern: '^-?\\d+$', ...range(value) }
    case 'decimal':
      return { type: 'string', pattern: decimalForm, ...range(value) }
    case 'date':
      return tuple(dateParts.map((part) => datePart(part)))
    case 'point':
      return tuple(pointParts.map((part) => pointPart(part)))
    case 'shape':
      return tuple(shapeParts.map((part) => shapePart(part)))
    case 'reference':
      return oneOrSeveral(
        { type: 'string', pattern: recordIdForm.source, 'x-kinds': value.to },
        value.several,
      )
    case 'list':
      return {
        type: 'array',
        items: tuple(value.parts.map((part) => ({ title: part.label, ...orNull(schemaOfValue(part)) }))),
      }
    default:
      return assertNever(value)
  }
}

const decimalForm = '^-?\\d+(\\.\\d+)?$'

function range({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): JsonSchema {
  return {
    ...(minimum === undefined ? {} : { 'x-minimum': minimum }),
    ...(maximum === undefined ? {} : { 'x-maximum': maximum }),
  }
}

function datePart(part: (typeof dateParts)[number]): JsonSchema {
  if (part === 'precision') return { title: part, enum: datePrecisions }
  if (part === 'earliest' || part === 'latest')
    return { title: part, ...orNull({ type: 'string', pattern: intervalEndForm.source }) }
  return { title: part, type: ['string', 'null'] }
}

function pointPart(part: (typeof pointParts)[number]): JsonSchema {
  if (part === 'basis') return { title: part, enum: [...pointBases, null] }
  if (part === 'latitude' || part === 'longitude' || part === 'accuracy_metres')
    return { title: part, ...orNull({ type: 'string', pattern: decimalForm }) }
  return { title: part, type: ['string', 'null'] }
}

function shapePart(part: (typeof shapeParts)[number]): JsonSchema {
  if (part === 'basis') return { title: part, enum: [...shapeBases, null] }
  if (part === 'geojson') return { title: part, type: 'string', contentMediaType: 'application/geo+json' }
  return { title: part, type: ['string', 'null'] }
}

function tuple(parts: readonly JsonSchema[]): JsonSchema {
  return { type: 'array', prefixItems: parts, items: false, minItems: parts.length }
}

function oneOrSeveral(schema: JsonSchema, several: boolean | undefined): JsonSchema {
  return several ? { type: 'array', items: schema } : schema
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}
