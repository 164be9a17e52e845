/** All house rules. */
import { commandsExist, pathsExist, programsAllowed } from './documents.js'
import { importDirection, purity } from './imports.js'
import { dependenciesUsed, exactVersions, licences, lockWithoutAddresses } from './packages.js'
import { securityTestsExist } from './security.js'
import { documentLength, fileLength, noFocusedTests } from './sizes.js'
import { programmeInEveryStatement, sqlOfEveryEngine, sqlOnlyInStore } from './sql.js'
import type { Complaint, Tree } from './tree.js'
import { noPromises, wordsNowhere } from './words.js'

export const rules = {
  importDirection,
  purity,
  sqlOnlyInStore,
  programmeInEveryStatement,
  sqlOfEveryEngine,
  fileLength,
  documentLength,
  noFocusedTests,
  wordsNowhere,
  noPromises,
  pathsExist,
  commandsExist,
  programsAllowed,
  securityTestsExist,
  lockWithoutAddresses,
  licences,
  exactVersions,
  dependenciesUsed,
} as const

/** Every complaint about a tree. */
export function complaintsAbout(tree: Tree): readonly Complaint[] {
  return Object.values(rules).flatMap((rule) => rule(tree))
}
