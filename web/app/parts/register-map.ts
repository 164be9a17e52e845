/** The map of the register: what is recorded, chosen by a click, kinds shown and hidden. */
import type { MapOptions as Opened } from 'maplibre-gl'
import { coloursNow, type Edges, openGround, startOver } from './map-ground.js'
import { layersOf } from './map-layers.js'

/** A record under the pointer. */
export interface Chosen {
  readonly kind: string
  /** The number of its entry in the log. */
  readonly entry: number
  readonly properties: Readonly<Record<string, string | boolean>>
}

export interface MapOptions {
  readonly kinds: readonly string[]
  /** West, south, east, north of each layer. */
  readonly bounds: readonly Edges[]
  /** `latitude,longitude,zoom` of before; null: everything. */
  readonly view: string | null
  readonly onmove: (view: string) => void
  readonly onchoose: (chosen: readonly Chosen[]) => void
}

export interface RegisterMap {
  readonly show: (kind: string, isShown: boolean) => void
  readonly remove: () => void
}

/** Opens the map in an element of the page; resolved when its style is read. */
export async function openMap(container: HTMLElement, options: MapOptions): Promise<RegisterMap> {
  const { kinds, onmove, onchoose } = options
  const colours = coloursNow()
  const map = await openGround(container, kinds, start(options))
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter()
    onmove(`${lat.toFixed(5)},${lng.toFixed(5)},${map.getZoom().toFixed(2)}`)
  })
  map.on('click', ({ point }) => {
    const near = 6
    const found = map.queryRenderedFeatures([
      [point.x - near, point.y - near],
      [point.x + near, point.y + near],
    ])
    const unlike = new Map(found.map((each) => [`${each.source} ${each.id}`, each]))
    onchoose(
      [...unlike.values()]
        .slice(0, 20)
        .map(({ source, id, properties }) => ({ kind: source, entry: Number(id), properties })),
    )
  })
  return {
    show: (kind, isShown) => {
      for (const { id } of layersOf(kind, colours))
        map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none')
    },
    remove: () => map.remove(),
  }
}

function start({ view, bounds }: MapOptions): Partial<Opened> {
  const [latitude, longitude, zoom] = (view ?? '').split(',').map(Number)
  if (
    latitude !== undefined &&
    longitude !== undefined &&
    zoom !== undefined &&
    [latitude, longitude, zoom].every(Number.isFinite)
  )
    return { center: [longitude, latitude], zoom }
  return startOver(bounds)
}
