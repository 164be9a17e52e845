/** Problems of accounts. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  nameTaken: defineProblem(
    'name-taken',
    1,
    409,
    ({ name }: { name: string }) =>
      `The name "${name}" is or was somebody's already. Nothing was changed. Choose another.`,
  ),
}
