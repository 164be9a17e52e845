/** docs/security.md: every line of the list is shown by a test that is there, is open, or has nothing to be asked of. */
import type { Complaint, Rule } from './tree.js'
import { complaintOf, filesMatching } from './tree.js'

/** `test/a.test.ts` “part of the name of a test” */
const shownBy = /`([^`]+\.test\.ts)` “([^”]+)”/g

export const securityTestsExist: Rule = (tree) => {
  const complaint = complaintOf('security-test')
  return filesMatching(tree, /^docs\/security\.md$/).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index): readonly Complaint[] => {
      const cells = line.split('|').map((cell) => cell.trim())
      if (!/^\d+\.\d+\.\d+$/.test(cells[1] ?? '')) return []
      const shown = cells.at(-2) ?? ''
      const tests = [...shown.matchAll(shownBy)]
      if (tests.length === 0 && !/^(open|none here: .)/.test(shown))
        return [complaint(path, index + 1, `${cells[1]} names no test, and is neither open nor none here`)]
      return tests
        .filter(
          ([, file = '', name = '']) => !namesOf(tree.get(file) ?? '').some((each) => each.includes(name)),
        )
        .map(([, file, name]) => complaint(path, index + 1, `${file} has no test “${name}”`))
    }),
  )
}

/** The names of the tests of a file: what stands first in the brackets of test(...). */
function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)].map(([, , name = '']) =>
    name.replace(/\\(.)/g, '$1'),
  )
}
