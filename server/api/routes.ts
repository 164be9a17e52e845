/** Every route under /api. A resource adds its own list here; the matrix of roles fails for a route without a row. */
import { assessmentRoutes } from './resources/assessment.js'
import { attachmentRoutes } from './resources/attachments.js'
import { codeRoutes } from './resources/codes.js'
import { deliveryRoutes } from './resources/deliveries.js'
import { descriptionRoute } from './resources/description.js'
import { documentRoutes } from './resources/documents.js'
import { draftRoutes } from './resources/drafts.js'
import { exportRoutes } from './resources/exports.js'
import { figureRoutes } from './resources/figures.js'
import { findingRoutes } from './resources/findings.js'
import { formRoutes } from './resources/forms.js'
import { importRoutes } from './resources/imports.js'
import { logRoutes } from './resources/log.js'
import { mapRoutes } from './resources/map.js'
import { nearRoutes } from './resources/near.js'
import { openingRoutes } from './resources/openings.js'
import { outlineRoutes } from './resources/outlines.js'
import { passkeyRoutes } from './resources/passkeys.js'
import { peopleRoutes } from './resources/people.js'
import { placeRoutes } from './resources/places.js'
import { programmeRoutes } from './resources/programme.js'
import { recordRoutes } from './resources/records.js'
import { sessionRoutes } from './resources/session.js'
import { ownSessionRoutes } from './resources/sessions.js'
import { settingsRoutes } from './resources/settings.js'
import { signatoryRoutes } from './resources/signatories.js'
import { signingRoutes } from './resources/signing.js'
import { tokenRoutes } from './resources/tokens.js'
import { versionRoutes } from './resources/versions.js'
import { viewRoutes } from './resources/views.js'
import { workRoutes } from './resources/work.js'
import type { Route } from './route.js'

export const apiRoutes: readonly Route[] = [
  descriptionRoute(() => apiRoutes),
  ...sessionRoutes,
  ...ownSessionRoutes,
  ...passkeyRoutes,
  ...peopleRoutes,
  ...tokenRoutes,
  ...viewRoutes,
  ...figureRoutes,
  ...mapRoutes,
  ...assessmentRoutes,
  ...nearRoutes,
  ...outlineRoutes,
  ...documentRoutes,
  ...signatoryRoutes,
  ...signingRoutes,
  ...deliveryRoutes,
  ...draftRoutes,
  ...workRoutes,
  ...programmeRoutes,
  ...settingsRoutes,
  ...placeRoutes,
  ...codeRoutes,
  ...importRoutes,
  ...findingRoutes,
  ...logRoutes,
  ...openingRoutes,
  ...attachmentRoutes,
  ...exportRoutes,
  ...recordRoutes,
  ...versionRoutes,
  ...formRoutes,
]
