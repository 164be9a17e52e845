/** The README of the invented sector, with the table that was worked by hand. */

export const sectorReadme = `# An invented sector, searched after both sides supplied records

Invented example: no such land, people, organisations or mines. It lies in the open ocean (12 N, 30 W), so that it is
nobody's. Both sides of the invented conflict of examples/ildoma and examples/nevaru supplied three minefield records;
others searched part of the ground. All distances here are metres east and north of the origin, (0, 0).

\`npm run build && node dist/examples/make.js\` writes every file here again; a test holds them equal, takes them in on
both engines and compares the assessment with the table below.

| file | holds |
|---|---|
| records-ildoma.json | IL-1, IL-2, IL-3, transcribed as JSON |
| records-nevaru.csv | NV-1, NV-2, NV-3, transcribed as lines |
| activities.geojson | two searches, S-1 and S-2, with the land that they searched |
| items.csv | 13 items found, with positions |
| accidents.csv, hazards.geojson | 3 accidents, 2 areas known as contaminated |
| mapping-*.json | how each table is read; transcriptions need none |
| programme.json | the settings of its register |

\`npm start\` serves it beside the registers of the two sides. To see it alone:

\`\`\`sh
npx truebearing init
npx truebearing import examples/sector/activities.geojson --mapping examples/sector/mapping-activities.json --source searches --accept
npx truebearing import examples/sector/items.csv --mapping examples/sector/mapping-items.json --source items --accept
npx truebearing import examples/sector/accidents.csv --mapping examples/sector/mapping-accidents.json --source accidents --accept
npx truebearing import examples/sector/hazards.geojson --mapping examples/sector/mapping-hazards.json --source hazards --accept
npx truebearing import examples/sector/records-ildoma.json --kind minefield_record --source "records of Ildoma" --accept
npx truebearing import examples/sector/records-nevaru.csv --kind minefield_record --source "records of Nevaru" --accept
npx truebearing assess --all --svg sector.svg
\`\`\`

## Worked by hand

Searched: S-1 from (-300, -300) to (500, 300), S-2 from (-300, 700) to (500, 1300).

Every record declares 10 m for its positions. A landmark that is measured from another is known less well: bearings in
whole degrees say half a degree, distances in whole metres half a metre. L2 and L5, 200 m away: 10, 200 × sin 0.5° = 1.7
and 0.5 together make 10.2 m; N2, 1,000 m away: 10, 8.7 and 0.5 make 13.3 m. The tolerance is 2.4477 times that: 25.0 m
for IL-1 and IL-3, 32.6 m for NV-1 and NV-3.

| record | puts | found there | searched | state |
|---|---|---|---|---|
| IL-1 | 10 AP mines at (20, 0), (30, 0) … (110, 0) | (20, 0.5), (30, 3), (50, 8), (60, 20) within 25.0 m: 4 of 10; (70, 40) is too far | all | partly supported: 4 is less than half of 10 |
| IL-2 | 4 AP mines about 2 km to the east | nothing | none | not assessable |
| IL-3 | 4 AP mines at (200, -200) … (230, -200) | nothing | all | differs |
| NV-1 | a row from (50, 1000) to (150, 1000), 12 AP mines | (60, 1002), (80, 1006), (100, 1015), (120, 1018) and an AV mine at (130, 1003): 5 of 12 | all | partly supported |
| NV-2 | a mine 30 m from a landmark on no datum | | | cannot be placed |
| NV-3 | 4 AP mines at (300, 1000) … (330, 1000) | (301, 1000), (312, 1000), (320, 1002): 3 of 4 | all | supported |

**IL-1, one to one.** The pairs are 0.5, 3, 8, 20 and 40 m long: 1 pair at 1 m, 2 at 5 m, 3 at 10 m, 4 at 25 m, 5 at 50 m
and 5 at 100 m. L1 was found 4 m north of where it was recorded, L2 was not found. Of the fourteen elements 11 are
present, 1 absent, 1 illegible, and 1 does not apply: 11 of 13.

**NV-1, distances to the row**: 2, 6, 15, 18 and 3 m. Found within 1 m 0, 5 m 2, 10 m 3, 25 m 5. By type: AP mines 4 found
of 12, AV mines 1 found of 0. Its outline is 120 by 20 m from (40, 990): 2,400 m². H-1 is 100 by 30 m from (60, 990):
3,000 m². Common are 100 by 20 m: 2,000 m². Precision 2000 / 2400 = 83 %, recall 2000 / 3000 = 67 %, common of both
2000 / 3400 = 59 %. The measured way back, 21.5 m to the south instead of 20, ends 1.5 m past the first corner: an error of
1.50 m over 120 + 20 + 120 + 21.5 = 281.5 m, 1:187. Its bearings are those of a compass 10 degrees west of true north.

**The set.** Searched enough: IL-1, IL-3, NV-1, NV-3. Supported of these 3 of 4, exact interval of 90 %: 25 % to 99 %.
Whatever unsearched ground holds: 1 of 6 differs, 2 of 6 could not be assessed, so between 1/6 and 3/6. Accidents: one
inside the outline of NV-1, one 50 m north of it, one outside. Of the two areas known as contaminated, 3,000 and 2,500
m², one touches a recorded field, and 2,000 of 5,500 m² lie in one.
`
