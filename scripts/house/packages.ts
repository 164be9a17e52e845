/** What is installed: exact versions, no addresses, licences that this repository can carry. */
import { sourceOf } from './source.js'
import type { Complaint, Rule, Tree } from './tree.js'
import { complaintOf, filesMatching } from './tree.js'

const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]

/** Of what builds and tests, and is not in what we give away: copyleft a file at a time. */
const allowedForBuilding = [...allowedLicences, 'MPL-2.0']

/** Packages whose package.json states no licence, or states it in another way; each was read by a person. */
const readByHand: Readonly<Record<string, string>> = {
  buffers: 'no licence field; an old stream helper under exceljs, by the author of chainsaw (MIT/X11)',
  chainsaw: 'MIT/X11, which is MIT',
  'splaytree-ts': 'says BDS-3-Clause; its LICENSE is the BSD 3-Clause; under polyclip-ts',
}

interface LockEntry {
  readonly dev?: boolean
  readonly license?: string
  readonly resolved?: string
  readonly link?: boolean
}

/** Whether an SPDX expression of names, AND, OR and brackets is met by the allowed licences. */
export function licenceAllowed(expression: string, isForBuilding = false): boolean {
  const allowed = isForBuilding ? allowedForBuilding : allowedLicences
  const plain = expression.replace(/[()]/g, ' ')
  return plain
    .split(/\sOR\s/)
    .some((choice) => choice.split(/\sAND\s/).every((name) => allowed.includes(name.trim())))
}

function lockOf(tree: Tree): Readonly<Record<string, LockEntry>> {
  const text = tree.get('package-lock.json')
  if (text === undefined) return {}
  return (JSON.parse(text) as { packages?: Record<string, LockEntry> }).packages ?? {}
}

export const lockWithoutAddresses: Rule = (tree) => {
  const complaint = complaintOf('lock-without-addresses')
  return Object.entries(lockOf(tree))
    .filter(([, entry]) => entry.resolved !== undefined && !entry.link)
    .map(([name]) => complaint('package-lock.json', 0, `${name} has a "resolved" address (see .npmrc)`))
}

export const licences: Rule = (tree) =>
  Object.entries(lockOf(tree)).flatMap(([path, entry]): readonly Complaint[] => {
    if (path === '') return []
    const name = path.split('node_modules/').pop() ?? path
    const stated = entry.license ?? ''
    if (stated !== '' && licenceAllowed(stated, entry.dev === true)) return []
    const note = readByHand[name]
    const severity = note === undefined ? 'fail' : 'warn'
    const what = `${name}: ${note ?? `licence "${stated || 'not stated'}" is not on the list`}`
    return [complaintOf('licence', severity)('package-lock.json', 0, what)]
  })

export const exactVersions: Rule = (tree) => {
  const complaint = complaintOf('exact-versions')
  const text = tree.get('package.json')
  if (text === undefined) return [complaint('package.json', 0, 'is not there')]
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as Record<
    string,
    Record<string, string>
  >
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => complaint('package.json', 0, `${name} is "${version}"; pin it exactly`))
}

const reasons = 'docs/decisions/dependencies.md'

/** Every package that runs has a reason, and somebody who uses it. */
export const dependenciesUsed: Rule = (tree) => {
  const { dependencies = {} } = JSON.parse(tree.get('package.json') ?? '{}') as Record<
    string,
    Record<string, string>
  >
  const sources = filesMatching(tree, /\.ts$/)
  const imported = sources.flatMap(([path, text]) => sourceOf(path, text).imports.map((entry) => entry.text))
  return Object.keys(dependencies).flatMap((name): readonly Complaint[] => {
    // A package of files alone, such as a font, is named by the path of its file.
    const isUsed =
      imported.some((specifier) => specifier === name || specifier.startsWith(`${name}/`)) ||
      sources.some(([, text]) => text.includes(`'${name}/`))
    const hasReason = (tree.get(reasons) ?? '').includes(`\`${name}\``)
    return [
      ...(isUsed
        ? []
        : [complaintOf('dependency-used', 'warn')('package.json', 0, `nothing imports ${name}`)]),
      ...(hasReason ? [] : [complaintOf('dependency-used')(reasons, 0, `has no line for ${name}`)]),
    ]
  })
}
