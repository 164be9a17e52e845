/** The words of Nevaru's record about itself. */
import { grouped } from './count.js'
import type { NevaruNumbers } from './nevaru.js'

export const nevaruProgramme = `${JSON.stringify(
  {
    name: 'Casualty Record of Nevaru (invented example)',
    time_zone: 'Etc/GMT-5',
    k: 5,
    people: 1,
    contact: 'The record keeper, House of Nurses, Qualdren (invented)',
  },
  null,
  2,
)}\n`

export const nevaruMethod = `# Method of the Casualty Record of Nevaru

*Invented example: no such record, land or people.*

## Types of sources

Admission books of two clinics and the district hospital, the ambulance log, interviews at home, and death notices of
the settlement offices. Photographs are kept as support for an interview, not in its place.

## Collection

Nurses enter a person when they are treated. Home visits follow in spring and autumn for those who were never brought
to a clinic. The years before 2005 come from the admission books, which name the dead seldom.

## Evaluation

Two nurses read each other's entries. Where a book and a family disagree, both are kept and the entry says so.

## Corroboration

An entry is confirmed by an admission or a death notice that a nurse has held in her hands, or by two interviews with
people who were not told of each other.

## Quality control

Every entry of one month in the year, chosen by drawing a slip, is read again against the books by the hospital's
archivist. Corrections are new entries; nothing is struck out.

## Who is included, and who is not

People hit in the upper Quellin Basin by mines and other explosive ordnance, whoever they are. Those who died before
anyone reached a clinic are found only if a family speaks, so the dead are fewer here than they were.

## Who keeps the register, and who pays

The House of Nurses keeps it. The settlement offices pay for paper and a computer, a weavers' cooperative for the
visits. No authority reads a name.
`

export function nevaruReadme(n: NevaruNumbers): string {
  return `# Casualty Record of Nevaru

Invented example: no such land, people, organisations or numbers. It is one of two registers of one invented conflict;
the other is in \`examples/ildoma\`. Their appeals contradict each other, on the same template.

\`npm run build && node dist/examples/make.js\` writes every file here again, from a seed; a test holds them equal.

| file | holds |
|---|---|
| places.csv | the Quellin Basin as Nevaru spells it |
| casualties.csv | one row a person and event; rows with one event_id are one accident |
| items.csv | day lines of ordnance found: device, quantity, what became of it |
| activities.csv | clearance and other work |
| claims.csv | what was stated, by whom, the other side among them |
| mapping-*.json | how each file is read |
| METHOD.md, programme.json | how the record works, its settings |
| appeal.md, signatories.csv | the appeal and who signed it |
| appeal.*.md | the appeal in seven other languages, written by no native speaker |

Worked by hand from casualties.csv (see \`examples/generate/count.ts\`), 14 June 2019 to 15 November 2022:

- rows whose date lies in the period, less those set off by command, less the missing: ${n.recent};
- of them killed ${n.killed}, injured ${n.injured}: ${n.killed} + ${n.injured} = ${n.recent};
- male ${n.male}, female ${n.female}, not stated ${n.sexUnknown}: together ${n.recent}.

Since 1992: ${grouped(n.all)}, of them adults ${grouped(n.adults)}, children ${n.children}, age not stated ${n.ageUnknown}.
`
}
