/** Puts the routes of a list under the one wrapper. */
import type { Hono } from 'hono'
import type { Serving, Variables } from '../serving.js'
import { answerRoute } from './answer-route.js'
import { problem } from './problems.js'
import type { Route } from './route.js'
import { routesByPath } from './route.js'

/** Adds every route; a method that a path does not answer is refused with those it does. */
export function addApi(
  app: Hono<{ Variables: Variables }>,
  serving: Serving,
  routes: readonly Route[],
): void {
  const byPath = routesByPath(routes)
  for (const path of [...byPath.keys()].sort(literalFirst)) {
    const here = byPath.get(path) ?? []
    const pattern = path.replace(/\{(\w+)\}/g, ':$1')
    for (const route of here) app.on(route.method, pattern, (call) => answerRoute(call, serving, route))
    const methods = here.map(({ method }) => method)
    const allow = methods.includes('GET') ? ['HEAD', ...methods] : methods
    app.all(pattern, (call) => {
      throw problem.methodUnknown({ path: call.req.path, allow })
    })
  }
}

/** A word before a part in braces, so that `/api/people` is never a kind of that name. */
function literalFirst(one: string, other: string): number {
  const form = (path: string) => path.replace(/\{\w+\}/g, '\u{10ffff}')
  return form(one) < form(other) ? -1 : 1
}
