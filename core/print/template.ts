/**
 * How a printed document looks, in Typst 0.14. The texts are read from `sys.inputs.data` as JSON and are never taken
 * for markup. Typst makes the tags of PDF/UA-1 from its headings, lists and tables.
 */
export const template = `#let data = json(bytes(sys.inputs.data))
#let day = data.date.split("-").map(int)
#set document(title: data.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set page(
  paper: data.at("paper", default: "a4"),
  margin: (x: 22mm, top: 20mm, bottom: 20mm),
  footer: context {
    set text(size: 8pt, fill: luma(60))
    grid(columns: (1fr, auto), gutter: 6mm,
      box(height: 1.4em, clip: true, data.title),
      text(dir: ltr)[#counter(page).display() / #counter(page).final().first()])
  },
)
#set text(
  font: data.fonts, lang: data.language, dir: if data.rightToLeft { rtl } else { ltr },
  size: 10pt, fallback: false, hyphenate: false, number-type: "lining",
)
#set par(leading: 0.62em, spacing: 0.95em)
#show heading: set text(weight: 700)
#show heading.where(level: 1): set text(size: 13pt)
#show heading.where(level: 1): set block(above: 1.5em, below: 0.7em)
#show heading.where(level: 2): set text(size: 11pt)
#show heading.where(level: 2): set block(above: 1.3em, below: 0.6em)
#show title: set text(size: 17pt, weight: 700)
#show title: set block(above: 0.5em, below: 0.7em)

#let drawn-run(run) = {
  let style = run.at("style", default: none)
  if style == "strong" { strong(run.text) }
  else if style == "emphasis" { emph(run.text) }
  else if style == "sign" { super(size: 0.72em, sym.wj + run.text) }
  else { run.text }
}
#let drawn-runs(runs) = runs.map(drawn-run).join()
#let drawn(block) = {
  set text(dir: ltr) if block.at("leftToRight", default: false)
  if block.type == "heading" { heading(level: block.level, drawn-runs(block.runs)) }
  else if block.type == "paragraph" { par(drawn-runs(block.runs)) }
  else if block.type == "small" { par(text(size: 0.88em, fill: luma(50), drawn-runs(block.runs))) }
  else if block.type == "quote" { pad(left: 1em, block.blocks.map(drawn).join()) }
  else if block.type == "code" { par(block.text.split("\\n").map(line => text(line)).join(linebreak())) }
  else if block.type == "rule" { std.line(length: 100%, stroke: 0.4pt) }
  else if block.type == "list" {
    let items = block.items.map(item => item.map(drawn).join())
    if block.ordered { enum(start: block.start, tight: true, ..items) } else { std.list(tight: true, ..items) }
  }
  else if block.type == "table" {
    let side(number) = if number { end } else { start }
    let cells = block.rows.flatten()
    table(
      columns: block.widths.map(width => width * 1fr),
      stroke: (x, y) => (top: if y == 0 { none } else if y == 1 { 0.8pt } else { 0.3pt }),
      inset: (x: 0.35em, y: 0.45em),
      // Gutters keep the ends of one column from the beginning of the next.
      column-gutter: 0.3em,
      table.header(..block.head.map(runs => text(weight: 700, drawn-runs(runs)))),
      ..cells.map(cell => table.cell(
        breakable: false,
        align: side(cell.at("number", default: false)) + top,
        { set par(spacing: 0.5em); cell.blocks.map(drawn).join() },
      )),
    )
  }
}
// The first page is one sheet: the largest size of letters at which all of it stands there.
#let on-one-sheet(body) = layout(area => {
  let smaller = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6).find(size => {
    measure(width: area.width, { set text(size: size * 1pt); body }).height <= area.height
  })
  set text(size: if smaller == none { 6pt } else { smaller * 1pt })
  body
})

#on-one-sheet({
  text(fill: luma(50), data.about.first())
  title()
  data.about.slice(1).map(line => par(line)).join()
  data.sheet.map(drawn).join()
  if data.missing > 0 { par(data.lettersMissing.replace("{count}", str(data.missing))) }
})
#if data.rest.len() > 0 { pagebreak() }
#data.rest.map(drawn).join()
`
