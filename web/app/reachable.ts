/** What scrolls sideways is moved by the keyboard too (WCAG 2.1.1). */

const reached = 'a[href], button, input, select, textarea, summary'

/** Lets the focus go to a box that is wider inside than it is shown, where nothing in it takes the focus. */
export function reachable(place: HTMLElement): () => void {
  const look = () => {
    const isNeeded = place.scrollWidth > place.clientWidth && place.querySelector(reached) === null
    if (isNeeded) place.tabIndex = 0
    else place.removeAttribute('tabindex')
  }
  look()
  // The box changes with the window, and what is in it with the rows and their words.
  const observer = new ResizeObserver(look)
  observer.observe(place)
  for (const inside of place.children) observer.observe(inside)
  return () => observer.disconnect()
}
