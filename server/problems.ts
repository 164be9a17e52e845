/** Problems of requests over HTTP, and of starting to serve. */
import { defineProblem } from '../core/problem.js'

export const problem = {
  pathUnknown: defineProblem(
    'path-unknown',
    1,
    404,
    ({ path }: { path: string }) =>
      `There is nothing at ${path}. The services begin at /ogc, /tiles and /api.`,
  ),
  onlyReading: defineProblem(
    'only-reading',
    1,
    405,
    ({ method }: { method: string }) =>
      `${method} is not possible here: this service is for reading. Use GET or HEAD.`,
  ),
  hostRefused: defineProblem(
    'host-refused',
    1,
    421,
    () =>
      'This service answers to this machine alone, and the request named another host. Open it by its own address, or start it with --address.',
  ),
  servicesClosed: defineProblem(
    'public-services-closed',
    1,
    403,
    ({ programme }: { programme: string }) =>
      `The programme ${programme} has closed its public services. Its records are not served without sign-in.`,
  ),
  parameterUnknown: defineProblem(
    'parameter-unknown',
    1,
    400,
    ({ name, known }: { name: string; known: readonly string[] }) =>
      `There is no parameter "${name}" here. Known: ${known.join(', ')}.`,
  ),
  parameterRepeated: defineProblem(
    'parameter-repeated',
    1,
    400,
    ({ name }: { name: string }) => `The parameter "${name}" is given more than once. Give it once.`,
  ),
  parameterInvalid: defineProblem(
    'parameter-invalid',
    1,
    400,
    ({ name, value, expected }: { name: string; value: string; expected: string }) =>
      `The parameter ${name} cannot be "${value}": ${expected}.`,
  ),
  collectionUnknown: defineProblem(
    'collection-unknown',
    1,
    404,
    ({ collection, known }: { collection: string; known: readonly string[] }) =>
      `There is no collection "${collection}". There are: ${known.join(', ')}.`,
  ),
  itemUnknown: defineProblem(
    'item-unknown',
    1,
    404,
    ({ collection, id }: { collection: string; id: string }) =>
      `There is no ${collection} with the id "${id}" that is current.`,
  ),
  tileUnknown: defineProblem(
    'tile-unknown',
    1,
    404,
    ({ tile }: { tile: string }) =>
      `There is no tile ${tile}. A tile is z/x/y with z from 0 to 22 and x and y from 0 to 2^z - 1.`,
  ),
  formNotTaken: defineProblem(
    'form-not-taken',
    1,
    403,
    () =>
      'This did not come from the form on the page, or was too long. Nothing was kept. Open the page again and fill in the form there.',
  ),
  unexpected: defineProblem(
    'unexpected',
    3,
    500,
    ({ number }: { number: string }) =>
      `The service failed. Nothing was changed. Tell its operator the number ${number}.`,
  ),
  portTaken: defineProblem(
    'port-taken',
    3,
    503,
    ({ host, port, why }: { host: string; port: number; why: string }) =>
      `Nothing can be served at ${host}, port ${port} (${why}). Give another with --port; 0 takes a free one.`,
  ),
}
