/** GET /api/openapi.json: what can be asked here, for programs; open, since it says nothing of any record. */
import { openApiOf } from '../open-api.js'
import type { Route } from '../route.js'
import { sessionCookieName } from '../session-cookie.js'

/** The route that describes all of them, itself among them. */
export function descriptionRoute(routes: () => readonly Route[]): Route {
  return {
    method: 'GET',
    path: '/api/openapi.json',
    access: 'open',
    summary: 'this description, as OpenAPI 3.1',
    run: ({ call, serving, reading }) => {
      // By https it has another name.
      const cookie = sessionCookieName(call, serving)
      return reading.kept(`api description, ${cookie}`, async () =>
        openApiOf(routes(), { title: reading.settings.name, cookie }),
      )
    },
  }
}
