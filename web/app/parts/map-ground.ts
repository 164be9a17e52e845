/** What every map here stands on: the register's own tiles. No background, no letters, no border from anywhere else. */
import {
  Map as DrawnMap,
  GPUInitializationError,
  type LayerSpecification,
  NavigationControl,
  type MapOptions as Opened,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Refusal } from '../api.js'
import { t } from '../language.svelte.js'
import { followDots } from './map-dots.js'
import { clusterSigns, patterns } from './map-images.js'
import type { MapColours } from './map-layers.js'
import { layersOf, register, surveyedGround } from './map-layers.js'

setWorkerUrl(workerUrl)
// The worker reads half a megabyte of its own: it begins while the layers are asked for.
prewarm()

/** West, south, east, north. */
export type Edges = readonly [number, number, number, number]

/** The layers of a map, and what their tiles are asked for, such as `?until=2031-12-31`. */
export interface Ground {
  readonly kinds: readonly string[]
  readonly asked?: string
}

/** Where the tiles of all kinds are: one request for each, as a browser makes six at a time. */
export function tilesOf(kinds: readonly string[], asked: string): string[] {
  return [
    `${location.origin}/api/tiles/${kinds.join(',')}/{z}/{x}/{y}${asked}${asked === '' ? '?' : '&'}clusters=yes`,
  ]
}

/** Where a map begins: a middle and its zoom, or a box that it shows all of. */
export type Start = Pick<Opened, 'center' | 'zoom' | 'bounds' | 'fitBoundsOptions'>

/** A map that stands in no page yet. */
interface Begun {
  readonly element: HTMLElement
  readonly map: DrawnMap
}

/** After that an unfinished map is seen as far as it is drawn. */
const longestHiddenMilliseconds = 2000

let begun: Promise<Begun> | null = null

/**
 * Begins an empty map that the next `openGround` puts into the page: setting up drawing takes a computer without a graphics
 * processor longer than reading words, session and layers, and need not wait for them. What fails is told by `openGround`.
 */
export function beginGround(): void {
  begun ??= begin()
  begun.catch(() => undefined)
}

async function begin(): Promise<Begun> {
  const element = document.createElement('div')
  element.className = 'ground'
  const map = new DrawnMap({
    container: element,
    style: { version: 8, sources: {}, layers: [] },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    // Signs that fade in are drawn again and again, which takes a computer without a graphics processor seconds.
    fadeDuration: 0,
  })
  // North stays up: the arrow of a print says so.
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  // Of a map that is not shown yet no picture is asked for, and without one the browser would put off all drawing.
  const drawing = map.getCanvas().getContext('webgl2')
  map.on('render', () => drawing?.flush())
  map.addControl(new NavigationControl({ showCompass: false }))
  map.addControl(new ScaleControl({ unit: 'metric' }))
  await new Promise<void>((done) =>
    map.once('style.load', () => {
      leaveOutSky(map)
      done()
    }),
  )
  return { element, map }
}

/**
 * A map that is never tilted has no horizon, and MapLibre 6.17 draws a sky over the whole of it in every picture all the same:
 * without a graphics processor some thirty milliseconds each, and a tenth of a second for the program of the first.
 */
function leaveOutSky({ style }: DrawnMap): void {
  Object.assign(style.sky, { getEvaluated: () => undefined })
}

/**
 * Opens a map in an element of the page, with the layers of some kinds; resolved when they are asked for. The element is
 * `aria-busy` until all is drawn for the first time. Throws a Refusal where the browser cannot draw (no WebGL 2).
 */
export async function openGround(
  container: HTMLElement,
  { kinds, asked = '' }: Ground,
  { bounds, fitBoundsOptions, ...camera }: Start,
): Promise<DrawnMap> {
  container.setAttribute('aria-busy', 'true')
  const taken = begun ?? begin()
  begun = null
  const { element, map } = await taken.catch(sayUndrawable)
  nameButtons(element)
  container.append(element)
  map.resize()
  if (bounds) map.fitBounds(bounds, { ...fitBoundsOptions, animate: false })
  else map.jumpTo(camera)
  addKinds(map, kinds, asked)
  followDots(map, container)
  followTheme(map, kinds)
  showWhenDrawn(map, element)
  map.on('idle', () => container.setAttribute('aria-busy', 'false'))
  return map
}

function sayUndrawable(error: unknown): never {
  if (error instanceof GPUInitializationError) throw new Refusal('undrawable', 0, t('map.undrawable'), {})
  throw error
}

/** The map is begun before the words are there, and its own are English. */
function nameButtons(element: HTMLElement): void {
  for (const [look, word] of [
    ['in', t('map.nearer')],
    ['out', t('map.farther')],
  ]) {
    const button = element.querySelector(`.maplibregl-ctrl-zoom-${look}`)
    button?.setAttribute('aria-label', word ?? '')
    button?.setAttribute('title', word ?? '')
  }
}

/** Each unfinished picture that is shown costs a computer without a graphics processor a tenth of a second. */
function showWhenDrawn(map: DrawnMap, element: HTMLElement): void {
  const show = () => element.classList.add('drawn')
  map.once('idle', show)
  setTimeout(show, longestHiddenMilliseconds)
}

function addKinds(map: DrawnMap, kinds: readonly string[], asked: string): void {
  const colours = coloursNow()
  map.setMissingStyleImageResolver(resolver(map, colours))
  for (const [name, image] of Object.entries(patterns(colours))) map.addImage(name, image)
  if (kinds.length === 0) return
  map.addSource(register, { type: 'vector', tiles: tilesOf(kinds, asked), maxzoom: 14 })
  for (const layer of allLayers(kinds, colours)) map.addLayer(layer)
}

/** From the ground up. */
function allLayers(kinds: readonly string[], colours: MapColours): readonly LayerSpecification[] {
  const surveyed = kinds.includes('activity') ? [surveyedGround(colours)] : []
  return [...surveyed, ...kinds.flatMap((kind) => layersOf(kind, colours))]
}

/** Paints what is drawn anew; patterns have the same colours everywhere. */
export function paint(map: DrawnMap, kinds: readonly string[], colours: MapColours): void {
  for (const { id, paint } of allLayers(kinds, colours))
    for (const [name, value] of Object.entries(paint ?? {}))
      if (name.endsWith('-color')) map.setPaintProperty(id, name as 'line-color', value as string)
}

/** Shows or hides what is drawn of a kind. */
export function showKind(map: DrawnMap, kind: string, isShown: boolean): void {
  for (const { id } of layersOf(kind, coloursNow()))
    map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none')
}

/** Light or dark is chosen on every page, and the map goes with it. */
function followTheme(map: DrawnMap, kinds: readonly string[]): void {
  const turn = () => paint(map, kinds, coloursNow())
  const chosen = new MutationObserver(turn)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  const device = matchMedia('(prefers-color-scheme: dark)')
  device.addEventListener('change', turn)
  map.on('remove', () => {
    chosen.disconnect()
    device.removeEventListener('change', turn)
  })
}

/** Draws the signs that tiles ask for one by one, all that are asked for at a time together. */
function resolver(map: DrawnMap, colours: MapColours): (id: string) => Promise<void> {
  const wanted = new Set<string>()
  return async (id) => {
    wanted.add(id)
    await Promise.resolve()
    // The first that comes back draws for all; the others find theirs.
    const ids = [...wanted].filter((each) => !map.hasImage(each))
    wanted.clear()
    if (ids.length === 0) return
    for (const [name, image] of Object.entries(clusterSigns(ids, colours))) map.addImage(name, image)
  }
}

/** As the page shows them at this moment, light or dark. */
export function coloursNow(): MapColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    suspected: token('suspected'),
    confirmed: token('confirmed'),
    received: token('received'),
    released: token('released'),
    ground: token('wash'),
    ink: style.color,
  }
}

/** Where a map begins that shows all of some boxes, no nearer than that zoom. */
export function startOver(bounds: readonly Edges[], maxZoom = 15): Start {
  if (bounds.length === 0) return { center: [0, 20], zoom: 1 }
  const all: [number, number, number, number] = [
    Math.min(...bounds.map(([west]) => west)),
    Math.min(...bounds.map(([, south]) => south)),
    Math.max(...bounds.map(([, , east]) => east)),
    Math.max(...bounds.map(([, , , north]) => north)),
  ]
  return { bounds: all, fitBoundsOptions: { padding: 30, maxZoom } }
}
