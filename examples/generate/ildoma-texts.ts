/** The words of Ildoma's register about itself. */

import { grouped } from './count.js'
import type { IldomaNumbers } from './ildoma.js'

export const ildomaProgramme = `${JSON.stringify(
  {
    name: "Ildoma Mine Victims' Register (invented example)",
    time_zone: 'Etc/GMT-5',
    k: 5,
    people: 1,
    contact: 'The secretary of the register, Quay House, Tesmaru (invented)',
  },
  null,
  2,
)}\n`

export const ildomaMethod = `# Method of the Ildoma Mine Victims' Register

*Invented example: no such register, land or people.*

## Types of sources

Interviews with survivors and families, ward books of the hospital at Tesmaru, reports of clearance operators, and the
parish and mosque lists of the dead. Newspapers only point us to a person; they are not entered as a source alone.

## Collection

Volunteers in each settlement fill one form for each person and explosion within a month of hearing of it. Entries
before 1998 were copied from the notebooks of the Shepherds' Circle in 2003, often with the year alone.

## Evaluation

The secretary reads every form. A date that was not remembered is entered as the month or the year. What nobody stated
is entered as "not known", never guessed.

## Corroboration

An entry is confirmed when two sources that do not derive from each other agree, or when a staff member has seen a
medical or official document. All others are counted and marked unconfirmed.

## Quality control

Once a year someone who works elsewhere draws forty entries by lot and looks for their papers. What was not found is
listed in the yearly report.

## Who is included, and who is not

Everyone hit in the Quellin Basin by a mine or other explosive ordnance that the victim set off, or of which nobody
knows what set it off, on whichever side they lived or served. People hit by shelling are not included. Families far
from the lake road are heard of late, so the last months are always too low.

## Who keeps the register, and who pays

The Ildoma Association of Survivors keeps it. Membership dues pay two thirds; the Lake States Solidarity Fund pays the
rest. Neither sees names.
`

export function ildomaReadme(n: IldomaNumbers): string {
  return `# Ildoma Mine Victims' Register

Invented example: no such land, people, organisations or numbers. It is one of two registers of one invented conflict;
the other is in \`examples/nevaru\`. Their appeals contradict each other, on the same template.

\`npm run build && node dist/examples/make.js\` writes every file here again, from a seed; a test holds them equal.

| file | holds |
|---|---|
| places.csv | the Quellin Basin as Ildoma spells it |
| casualties.csv | one row a person and explosion; rows with one explosion_no are one accident |
| items.csv | day lines of ordnance found: device, quantity |
| activities.csv | clearance and other work |
| claims.csv | what was stated, by whom, the other side among them |
| mapping-*.json | how each file is read |
| METHOD.md, programme.json | how the register works, its settings |
| appeal.md, signatories.csv | the appeal and who signed it |
| appeal.*.md | the appeal in seven other languages, written by no native speaker |

Worked by hand from casualties.csv (see \`examples/generate/count.ts\`), 14 June 2019 to 31 August 2022:

- rows whose date lies in the period, less those set off by command, less the missing: ${n.recent};
- of them killed ${n.killed}, injured ${n.injured}: ${n.killed} + ${n.injured} = ${n.recent};
- civilian ${n.civilian}, security forces (military and police) ${n.forces}, not known ${n.statusUnknown}: together ${n.recent}.

Since 1992: ${grouped(n.all)}, of them killed ${grouped(n.allKilled)}, injured ${grouped(n.allInjured)}, not known ${n.allUnknown}.
`
}
