/** `npm run build`: compiles the sources to dist, always. */
import { build, requireNode } from './checkout.mjs'

requireNode()
build()
