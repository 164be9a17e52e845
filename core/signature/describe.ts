/** docs/signatories.md, from the columns and codes: how a list of signatures is written, and what becomes of it. */
import type { Code } from '../record/definition.js'
import { besideWays, capacities, ways } from './codes.js'
import type { SignatureColumn } from './columns.js'
import { signerWords } from './signer-words.js'

/** The Markdown page, ending in a line feed. Pure: the same columns, the same bytes. */
export function describeSignatures(columns: readonly SignatureColumn[]): string {
  const sections = [
    introduction,
    `## Columns\n\n${columnsText}\n\n${columnTable(columns)}`,
    `## Capacities\n\n${codeTable(capacities)}`,
    `## Ways\n\nEach is counted on a line of its own.\n\n${codeTable(ways)}\n\nBeside any of them, also on lines of their own:\n\n${codeTable(besideWays)}`,
    publishing,
    papers,
    byMail,
  ]
  return `${sections.join('\n\n')}\n`
}

const introduction = `# Signatories

Written by \`node dist/scripts/write-docs.js\` from the columns in \`core/signature/\`; change them there.

\`truebearing signatories import signatories.csv\` takes in the list that lies beside a document whose front matter names it (or \`--document FILE\`). Each row becomes an entry of the log, bound to the SHA-256 of exactly the text of that document: who signed another text is not counted under this one. The file is kept. The same list again changes nothing; \`--dry-run\` only says what it would do.

- A row that cannot be read, or lacks what its capacity or way needs, waits: it is not counted, and a finding says why. Nothing is guessed.
- A number that stands already with other words waits too: a signature is never changed, it is withdrawn and given again.
- The same person twice, the same organisation twice, and an organisation without mandate are findings; both are counted until a person withdraws one.
- \`truebearing signatories withdraw ENTRY --reason TEXT\`, or \`withdrawn_on\` in the list, is an entry of its own: the count falls, the history stays, and the list does not bring it back.
- \`truebearing signatories erase ENTRY --reason TEXT\` is for a signer who asks that nothing of them be kept: the values, the row of every kept list, the scan, the e-mail address and what ties them to the entry go; the log keeps commitments and the hash of the row, so that a list cannot bring it back. What is published from then on leaves the signer out and counts "erased by law"; published copies and backups cannot be called back, and backups made before hold it still. A sheet on which others signed stays, and the command says so. Rows without a number that say the same go together.
- Each consent is asked for on its own. What was not asked was not given.
- \`truebearing signatories\` lists the documents; \`--document FILE\` counts one by capacity and way and lists its signatures.`

const columnsText = `One header row; only \`name\` and \`capacity\` must be there. Other columns are kept in the file and not read. In a cell with several texts a semicolon parts them. A consent is \`yes\`, \`no\` or empty; where its day, language or explainer is not that of the row: \`yes; 2041-03-02; fr; Pell Arran\`. A scan lies beside the list and is named by its plain name. A row with \`no\` under \`sign\` did not sign: it is not counted, but kin who says \`no\` to naming the dead there is kept as an objection.`

const publishing = `## What is published

\`signatories.csv\` of a bundle: the counts, a line for each who agreed to be named in public, and for each of the rest a line that holds a tag and nothing else. Tags are made for that file of that bundle alone, so that nobody is found again by them elsewhere. \`verify\` adds everything up.

| printed | where |
|---|---|
| name | \`name_in_public\` is yes |
| capacity, organisation, position, own word, mandate | \`capacity_in_public\` is yes as well; else they are counted as "named without their capacity" |
| a dead whose kin the signer is, and the relation | \`name_and_photo_of_the_dead\` is yes as well, no close kin said no to it under any document, nobody who lives has the same name in the list, and the register counts no injured or at least k in their explosion |
| kin who live, wards, the represented, witnesses, who explained, scans | never |

Beside a named dead it is not printed that the signer is a guardian, where others of their kin were hurt and live. A page lists the first 500 names; the file holds all.`

const papers = `## Papers

\`truebearing signatories sheet DOC --language fr --out sheet.pdf\` (or \`.html\`) writes the half-page that stays with a signer, in plain words: who will see it, that a published copy cannot be called back, that help does not depend on signing, how to withdraw. Languages: ${Object.keys(signerWords).join(', ')}; other documents get it in English. Those texts were not read by native speakers yet.

\`truebearing signatories read LIST --out table.csv\` takes a published list as text (numbered or not, wrapped, dashes of several kinds, several relatives in one entry) and writes it under these columns. It understands English words; what it does not understand stands under \`as_written\`, and why under \`doubt\`. Consents stay empty: a published name is no consent.`

const byMail = `## By e-mail

\`truebearing mail set FILE\` says through which server mail goes out; until then none does. \`host\`, \`port\`, \`security\` (\`tls\`, \`starttls\`; \`none\` to this machine alone), \`user\`, \`sender\`, \`address\` (where signers reach \`truebearing serve\`; links are made of it alone), and the limits \`link_hours\` (72), \`most_per_mailbox_a_day\` (3), \`most_per_client_an_hour\` (20), \`most_per_document_an_hour\` (5,000). The password comes from TRUEBEARING_MAIL_PASSWORD, or from the file \`mail-password\` with mode 600 in the folder of the programme. \`mail test ADDRESS\`, \`mail send\`, \`mail show\`, \`mail off\`.

\`truebearing signatories open DOC\` opens a document for signing at \`/sign\`, \`close DOC\` ends it and deletes every address, \`requests DOC\` counts and lists what was asked for, \`forget REQUEST\` deletes one address. A text written in the register is opened and closed by publishers under Signatories of its appeal, which tells everybody who writes it the address to give to people, how many asked, confirmed, let their link end or were erased, what became of messages, and in words why mail could last not be sent; no name, no address of anybody and no setting of mail.

- Nothing is counted until the signer opened the link of the e-mail and pressed the button there; opening it changes nothing. A request that is not confirmed is counted apart, and kept until its link ends.
- A link holds 32 random bytes of which the hash alone is kept. A second e-mail brings the link to withdraw.
- A message that a server took is not sent again; refused for now (4xx) it is tried 8 times, over about a day. Where the process ended before it could write down that the server took it, it goes out once more under the same Message-ID.
- Over the limit of one mailbox nothing is sent, and the answer is the same: it tells nobody who signed. Over the limits of a client or document the answer is 429.
- \`truebearing mail bounces PATH\` reads reports of delivery (.eml, RFC 3464). One about no message of this register is kept as a finding.
- Mailboxes made for minutes, look-alike and mistyped domains, and the same mailbox twice are findings; nobody is refused for one.
- An address is in no entry of the log, in nothing that is published and in no line of the log of requests. It goes when the signer withdraws or is erased, when the link ends unused, and when signing is closed.`

function columnTable(columns: readonly SignatureColumn[]): string {
  return table(
    ['column', 'what', 'such as'],
    columns.map(({ name, about, example }) => [`\`${name}\``, about, example]),
  )
}

function codeTable(codes: readonly Code[]): string {
  return table(
    ['code', 'what'],
    codes.map(({ code, label }) => [`\`${code}\``, label]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
