/** `npm ci` and `npm install` run this: build, command link, prepared empty register. */
import { build, buildIsStale, linkCommand, prepareEmptyRegister, requireNode } from './checkout.mjs'

requireNode()
if (buildIsStale()) build()
linkCommand()
prepareEmptyRegister()
