/** The address of a link: its secret stands behind the #, which no browser sends and no proxy logs. */
export function linkAddress(base: string, secret: string): string {
  return `${base.replace(/\/+$/, '')}/link#${secret}`
}
