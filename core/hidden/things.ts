/** What is told hidden; `other`: something that a viewer does not show, of which we cannot say what it tells. */
export const hiddenThings = ['position', 'time', 'device', 'owner', 'other'] as const
export type HiddenThing = (typeof hiddenThings)[number]
