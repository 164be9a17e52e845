/** What is measured in processes of its own, by name. */
import { copyCsv, copyRows, dumpRows } from './copied-rows.js'
import { measureFigure } from './figure-job.js'
import type { HashCounts } from './hash-counter.js'
import { hashBare } from './hash-counter.js'
import { countImport, importList } from './import-job.js'
import { measureItems } from './items-job.js'
import { measureList } from './list-job.js'
import { measurePeople } from './people-job.js'
import { importSheets } from './sheets-job.js'
import { publishSignatures, takeSignatures, verifySignatures } from './signatures-job.js'
import { measureTiles } from './tile-job.js'
import { measureVerify } from './verify-job.js'

export const jobs = {
  importList,
  countImport,
  dumpRows,
  copyRows,
  copyCsv,
  measureFigure,
  measureVerify,
  measureTiles,
  measureItems,
  measureList,
  importSheets,
  takeSignatures,
  publishSignatures,
  verifySignatures,
  measurePeople,
  hashBare: async (counts: HashCounts) => hashBare(counts),
}
