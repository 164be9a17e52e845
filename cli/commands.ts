/** Every command, in the order in which a programme comes to need them. */
import type { Command } from './command.js'

/** By its name. Each is read from its file when it is asked for: all of them together take a second. */
const reading: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./commands/init.js')).init,
  programme: async () => (await import('./commands/programme.js')).programme,
  map: async () => (await import('./commands/map.js')).map,
  import: async () => (await import('./commands/import.js')).importCommand,
  review: async () => (await import('./commands/review.js')).review,
  attach: async () => (await import('./commands/attach.js')).attach,
  export: async () => (await import('./commands/export.js')).exportCommand,
  figure: async () => (await import('./commands/figure.js')).figure,
  assess: async () => (await import('./commands/assess.js')).assess,
  check: async () => (await import('./commands/check.js')).check,
  signatories: async () => (await import('./commands/signatories.js')).signatories,
  mail: async () => (await import('./commands/mail.js')).mail,
  publish: async () => (await import('./commands/publish.js')).publish,
  delivery: async () => (await import('./commands/delivery.js')).delivery,
  verify: async () => (await import('./commands/verify.js')).verify,
  near: async () => (await import('./commands/near.js')).near,
  along: async () => (await import('./commands/along.js')).along,
  receipt: async () => (await import('./commands/receipt.js')).receipt,
  audit: async () => (await import('./commands/audit.js')).audit,
  witness: async () => (await import('./commands/witness.js')).witness,
  serve: async () => (await import('./commands/serve.js')).serve,
  people: async () => (await import('./commands/people.js')).people,
  log: async () => (await import('./commands/log.js')).log,
  rebuild: async () => (await import('./commands/rebuild.js')).rebuild,
  doctor: async () => (await import('./commands/doctor.js')).doctor,
  backup: async () => (await import('./commands/backup.js')).backup,
  restore: async () => (await import('./commands/restore.js')).restore,
  erase: async () => (await import('./commands/erase.js')).erase,
  demo: async () => (await import('./commands/demo.js')).demo,
}

/** The command of that name, or undefined. */
export async function commandNamed(name: string): Promise<Command | undefined> {
  return Object.hasOwn(reading, name) ? reading[name]?.() : undefined
}

/** All of them, by the names under which they are called. */
export async function allCommands(): Promise<ReadonlyMap<string, Command>> {
  const read = Object.entries(reading).map(async ([name, command]) => [name, await command()] as const)
  return new Map(await Promise.all(read))
}
