/** How each kind is drawn (interface.md, "Map symbols"): told apart by shape and pattern as well as by colour. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { notDoneStatuses, surveyingTypes } from '../../../core/near/surveying.js'
import { dotFill, dotOrder, dotRadius, ringColour, ringWidth } from './map-sizes.js'

/** The colours of the map, as style/tokens.css has them for the legend too. */
export interface MapColours {
  readonly suspected: string
  readonly confirmed: string
  readonly received: string
  readonly released: string
  /** Of ground without dots, as the page around the map is. */
  readonly ground: string
  /** Of lines that must be seen on light and dark. */
  readonly ink: string
}

/** The source of everything that is recorded; its layers are the kinds. */
export const register = 'register'

type Filter = ExpressionSpecification

const isAlone: Filter = ['!', ['has', 'count']]

/** On which side of its middle a sign lies, so that several kinds at one place stand beside each other. */
const anchors: Readonly<Record<string, 'bottom' | 'left'>> = { accident: 'bottom', item: 'left' }

/** Many records from afar, over the signs of single ones; map-images.ts makes the image that its name asks for. */
function cluster(kind: string): LayerSpecification {
  return {
    id: `${kind} cluster`,
    type: 'symbol',
    source: register,
    'source-layer': kind,
    filter: ['has', 'count'],
    layout: {
      'icon-image': ['concat', `${kind} `, ['to-string', ['get', 'count']]],
      'icon-anchor': anchors[kind] ?? 'top',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  }
}

const every: Filter = ['literal', true]
const isArea: Filter = ['==', ['geometry-type'], 'Polygon']
const isPoint: Filter = ['==', ['geometry-type'], 'Point']

const suspectedClasses = ['indication', 'suspected_hazardous_area']
const isClosed: Filter = ['in', ['get', 'status'], ['literal', ['closed', 'handed_over']]]
const isSuspected: Filter = ['in', ['get', 'class'], ['literal', suspectedClasses]]

/**
 * The same for every record, said as if it went by the record, as the dots of explosions do: what is the same by itself makes the
 * browser translate a second program for circles, which takes a computer without a graphics processor a tenth of a second.
 */
function alike<T extends string | number>(value: T): Filter {
  return ['case', ['has', 'count'], value, value]
}

function area(
  kind: string,
  name: string,
  filter: Filter,
  look: { colour: string; pattern: string | null; dashed?: boolean },
): LayerSpecification[] {
  const source = { source: register, 'source-layer': kind }
  const shown: Filter = ['all', isArea, filter]
  return [
    {
      id: `${kind} ${name} ground`,
      type: 'fill',
      ...source,
      filter: shown,
      paint: {
        // The outline is a layer of its own; a second, finer one takes a program more.
        'fill-antialias': false,
        ...(look.pattern === null
          ? { 'fill-color': look.colour, 'fill-opacity': 0.12 }
          : { 'fill-pattern': look.pattern }),
      },
    },
    {
      id: `${kind} ${name} outline`,
      type: 'line',
      ...source,
      filter: shown,
      paint: {
        'line-color': look.colour,
        'line-width': 1.5,
        ...(look.dashed === true && { 'line-dasharray': [3, 2] }),
      },
    },
    // An area too small to be seen keeps a point in its tile.
    {
      id: `${kind} ${name} spot`,
      type: 'circle',
      ...source,
      filter: ['all', isPoint, isAlone, filter],
      paint: {
        'circle-radius': alike(3),
        'circle-color': alike(look.colour),
        'circle-stroke-color': '#fff',
        'circle-stroke-width': 0.5,
      },
    },
  ]
}

/**
 * Ground that an activity has looked at, drawn over the dots that stand for all other ground and under everything else. It
 * stays while activities are hidden: their outlines are hidden, not what is known of the ground.
 */
export function surveyedGround({ ground }: MapColours): LayerSpecification {
  return {
    id: 'surveyed ground',
    type: 'fill',
    source: register,
    'source-layer': 'activity',
    filter: [
      'all',
      isArea,
      ['in', ['get', 'type'], ['literal', [...surveyingTypes]]],
      ['has', 'status'],
      ['!', ['in', ['get', 'status'], ['literal', [...notDoneStatuses]]]],
    ],
    paint: { 'fill-color': ground, 'fill-antialias': false },
  }
}

/** A boundary is a line alone: ground within it is neither suspected nor searched. */
function boundary(kind: string, colour: string): LayerSpecification[] {
  return [
    {
      id: `${kind} boundary`,
      type: 'line',
      source: register,
      'source-layer': kind,
      filter: isArea,
      paint: { 'line-color': colour, 'line-width': 1.2, 'line-dasharray': [6, 2, 1, 2] },
    },
  ]
}

function spots(kind: string, colour: string): LayerSpecification[] {
  const paint = {
    'circle-radius': alike(3),
    'circle-color': alike(colour),
    'circle-opacity': 0.5,
    'circle-stroke-color': '#fff',
    'circle-stroke-width': 0.5,
  }
  return [
    {
      id: `${kind} spot`,
      type: 'circle',
      source: register,
      'source-layer': kind,
      filter: ['all', isPoint, isAlone],
      paint,
    },
  ]
}

/** The layers of a kind, from the ground up. */
export function layersOf(kind: string, colours: MapColours): LayerSpecification[] {
  const source = { source: register, 'source-layer': kind }
  switch (kind) {
    case 'hazard':
      return [
        ...area(kind, 'closed', isClosed, { colour: colours.released, pattern: null }),
        ...area(kind, 'suspected', ['all', ['!', isClosed], isSuspected], {
          colour: colours.suspected,
          pattern: 'hatch-wide',
        }),
        ...area(kind, 'confirmed', ['all', ['!', isClosed], ['!', isSuspected]], {
          colour: colours.confirmed,
          pattern: 'hatch-narrow',
        }),
      ]
    case 'minefield_record':
      return area(kind, 'received', every, { colour: colours.received, pattern: null, dashed: true })
    case 'accident':
      return [
        {
          id: 'accident ring',
          type: 'circle',
          ...source,
          filter: isAlone,
          layout: { 'circle-sort-key': dotOrder },
          paint: {
            'circle-radius': dotRadius(),
            'circle-color': dotFill,
            'circle-stroke-color': ringColour,
            'circle-stroke-width': ringWidth,
          },
        },
        cluster(kind),
      ]
    case 'item':
      return [
        {
          id: 'item triangle',
          type: 'symbol',
          ...source,
          filter: isAlone,
          layout: { 'icon-image': 'triangle', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
        },
        cluster(kind),
      ]
    case 'place':
      return [...boundary(kind, colours.ink), ...spots(kind, colours.ink), cluster(kind)]
    case 'activity':
      return [...area(kind, 'land', every, { colour: colours.released, pattern: null }), cluster(kind)]
    default:
      return [
        ...area(kind, 'other', every, { colour: colours.ink, pattern: null }).map((layer) =>
          layer.type === 'circle' ? { ...layer, paint: { ...layer.paint, 'circle-opacity': 0.5 } } : layer,
        ),
        cluster(kind),
      ]
  }
}
