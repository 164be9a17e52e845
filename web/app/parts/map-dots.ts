/**
 * Unsurveyed ground: pale dots wherever nothing recorded says that somebody has looked. They are the background of the map's
 * element (`.dotted` of style/base.css), which costs a computer without a graphics processor nothing while the map is drawn;
 * surveyed ground is painted over them.
 */
import type { Map as DrawnMap } from 'maplibre-gl'

/** Pixels from dot to dot, and the dot. */
const step = 12
const radius = 1.3
const middle = 3
const colourOnPaper = '#b9b4a6'

/** The dots lie on the ground: they go along when the map is moved. */
export function followDots(map: DrawnMap, container: HTMLElement): void {
  map.on('move', () => {
    const { x, y } = map.project([0, 0])
    container.style.backgroundPosition = `${x % step}px ${y % step}px`
  })
}

/** The same on a sheet that is white already; `scale` are its pixels for one of the page. */
export function dotsOnPaper(sheet: CanvasRenderingContext2D, scale: number): void {
  const { width, height } = sheet.canvas
  sheet.fillStyle = colourOnPaper
  sheet.beginPath()
  for (let y = middle * scale; y < height; y += step * scale)
    for (let x = middle * scale; x < width; x += step * scale) {
      sheet.moveTo(x + radius * scale, y)
      sheet.arc(x, y, radius * scale, 0, 2 * Math.PI)
    }
  sheet.fill()
}
