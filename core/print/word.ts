/**
 * A printed document as a Word file (ECMA-376, transitional), for channels that take nothing else. Its parts as texts:
 * whoever writes the file packs them. Holds the title, the language and the document's own date, and nothing else.
 */
import type { Block, PrintedDocument, Run } from './tree.js'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of the file by path, in the order in which they are packed. */
export function wordParts(document: PrintedDocument): ReadonlyMap<string, string> {
  const writer = new Writer(document.rightToLeft)
  const body = [
    writer.paragraph([{ text: document.about[0] ?? '' }]),
    writer.paragraph([{ text: document.title }], { style: 'Title' }),
    ...document.about.slice(1).map((line) => writer.paragraph([{ text: line }])),
    ...document.rest.map((block) => writer.block(block)),
  ].join('')
  // A4 with margins of 25 mm, in twentieths of a point.
  const page = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`
  return new Map([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', packageRelations],
    ['docProps/core.xml', properties(document)],
    ['word/_rels/document.xml.rels', documentRelations],
    [
      'word/document.xml',
      `${head}<w:document xmlns:w="${main}"><w:body>${body}${page}</w:body></w:document>`,
    ],
    ['word/numbering.xml', writer.numbering()],
    ['word/styles.xml', styles(document.language)],
  ])
}

interface ParagraphMarks {
  readonly style?: string
  readonly number?: { readonly list: number; readonly level: number }
  readonly indent?: number
  readonly leftToRight?: boolean | undefined
}

/** Writes blocks; each list in numbers gets a numbering of its own, so that it begins where it should. */
class Writer {
  private readonly starts: number[] = []

  constructor(private readonly rightToLeft: boolean) {}

  block(block: Block, indent = 0): string {
    switch (block.type) {
      case 'heading':
        return this.paragraph(block.runs, { ...block, style: `Heading${Math.min(6, block.level)}` })
      case 'paragraph':
      case 'small':
        return this.paragraph(block.runs, { leftToRight: block.leftToRight, indent })
      case 'code':
        return block.text
          .split('\n')
          .map((line) => this.paragraph([{ text: line, style: 'code' }]))
          .join('')
      case 'quote':
        return block.blocks.map((inner) => this.block(inner, indent + 1)).join('')
      case 'rule':
        return '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr></w:pPr></w:p>'
      case 'list':
        return this.list(block, indent)
      case 'table':
        return this.table(block)
    }
  }

  /** The schema wants these marks in this order. */
  paragraph(runs: readonly Run[], { style, number, indent = 0, leftToRight }: ParagraphMarks = {}): string {
    const rightToLeft = this.rightToLeft && leftToRight !== true
    const marks = [
      style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
      number ? `<w:numPr><w:ilvl w:val="${number.level}"/><w:numId w:val="${number.list}"/></w:numPr>` : '',
      rightToLeft ? '<w:bidi/>' : '',
      indent > 0 ? `<w:ind w:left="${360 * indent}"/>` : '',
    ]
    return `<w:p><w:pPr>${marks.join('')}</w:pPr>${runs.map((run) => this.run(run, rightToLeft)).join('')}</w:p>`
  }

  private run({ text, style }: Run, rightToLeft: boolean): string {
    const marks = {
      strong: '<w:b/><w:bCs/>',
      emphasis: '<w:i/><w:iCs/>',
      code: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
      sign: '',
    }[style ?? 'sign']
    const raised = style === 'sign' ? '<w:vertAlign w:val="superscript"/>' : ''
    const direction = rightToLeft ? '<w:rtl/>' : ''
    return `<w:r><w:rPr>${marks}${raised}${direction}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
  }

  private list({ ordered, start, items }: Extract<Block, { type: 'list' }>, indent: number): string {
    if (ordered) this.starts.push(start)
    const number = { list: ordered ? this.starts.length + 1 : 1, level: Math.min(indent, 8) }
    return items
      .map(([first, ...others]) => {
        const own =
          first?.type === 'paragraph'
            ? this.paragraph(first.runs, { leftToRight: first.leftToRight, number })
            : ''
        const left = own === '' && first ? [first, ...others] : others
        return own + left.map((block) => this.block(block, indent + 1)).join('')
      })
      .join('')
  }

  private table({ head: titles, rows, widths }: Extract<Block, { type: 'table' }>): string {
    const whole = widths.reduce((sum, width) => sum + width, 0)
    const columns = widths.map((width) => Math.round((9000 * width) / whole))
    const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
    const cell = (at: number, content: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="${columns[at] ?? 0}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
    const first = titles.map((runs, at) =>
      cell(at, this.paragraph(runs.map(({ text }) => ({ text, style: 'strong' })))),
    )
    const others = rows.map((row) =>
      row.map(({ blocks }, at) => cell(at, blocks.map((block) => this.block(block)).join(''))),
    )
    const lines =
      '<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders>'
    const direction = this.rightToLeft ? '<w:bidiVisual/>' : ''
    const header = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${first.join('')}</w:tr>`
    const rest = others.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')
    // Word wants a paragraph after a table.
    return `<w:tbl><w:tblPr>${direction}<w:tblW w:w="5000" w:type="pct"/>${lines}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${header}${rest}</w:tbl><w:p/>`
  }

  numbering(): string {
    const levels = (format: string, mark: (level: number) => string) =>
      Array.from({ length: 9 }, (_, level) => {
        const left = 360 * (level + 1)
        return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${mark(level)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="360"/></w:pPr></w:lvl>`
      }).join('')
    const bullets = `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${levels('bullet', () => '•')}</w:abstractNum>`
    const numbers = `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>${levels('decimal', (level) => `%${level + 1}.`)}</w:abstractNum>`
    const own = this.starts.map(
      (start, at) =>
        `<w:num w:numId="${at + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`,
    )
    return `${head}<w:numbering xmlns:w="${main}">${bullets}${numbers}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${own.join('')}</w:numbering>`
  }
}

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const packageRelations = `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const documentRelations = `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`

function properties({ title, language, date }: PrintedDocument): string {
  const day = `${date}T00:00:00Z`
  return `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:language>${escapeXml(language)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`
}

function styles(language: string): string {
  const tag = escapeXml(language)
  const style = (id: string, name: string, halfPoints: number, level: number | null) => {
    const outline = level === null ? '' : `<w:outlineLvl w:val="${level}"/>`
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>${outline}</w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr></w:style>`
  }
  const headings = [28, 24, 22, 22, 22, 22].map((size, at) =>
    style(`Heading${at + 1}`, `heading ${at + 1}`, size, at),
  )
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:cs="Noto Sans"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
  return `${head}<w:styles xmlns:w="${main}">${defaults}<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${style('Title', 'Title', 34, null)}${headings.join('')}</w:styles>`
}

/** Text as XML; what XML 1.0 has no form for is left out as a sign of its own. */
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
