/** The resources of the service, each in its file, under the one wrapper. */
import { Hono } from 'hono'
import { addApi } from './api/add-api.js'
import { apiRoutes } from './api/routes.js'
import { addApiDescription } from './resources/api-description.js'
import { addCollections } from './resources/collections.js'
import { addConformance } from './resources/conformance.js'
import { addItem } from './resources/item.js'
import { addItems } from './resources/items.js'
import { addLandingPage } from './resources/landing-page.js'
import { addNear } from './resources/near.js'
import { addPublic } from './resources/public.js'
import { addSigning } from './resources/signing.js'
import { addTiles } from './resources/tiles.js'
import type { Serving, Variables } from './serving.js'
import { addWebApplication } from './web-application.js'
import { wrapRequests } from './wrap-request.js'

/**
 * Makes the application: OGC API Features under /ogc, vector tiles under /tiles, /near and /sign for anybody; /api for
 * who is signed in; and the pages at every other address.
 */
export function makeApp(serving: Serving): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  wrapRequests(app, serving)
  addLandingPage(app, serving)
  addConformance(app)
  addApiDescription(app)
  addCollections(app)
  addItems(app, serving)
  addItem(app)
  addTiles(app)
  addNear(app, serving)
  addPublic(app, serving)
  addSigning(app, serving)
  addApi(app, serving, apiRoutes)
  addWebApplication(app, serving.pages)
  return app
}
