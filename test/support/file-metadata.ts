/** What files say beside their content: who made them, when, with what, where a picture was taken. */
import type { Part } from './file-parts.js'

/** Sentences about a layer of a file; none where it says nothing but its own title, language and date. */
export function metadataOf({ name, bytes }: Part): readonly string[] {
  const buffer = Buffer.from(bytes)
  const start = buffer.toString('latin1', 0, 4)
  if (start === 'PK\u0003\u0004') return archiveRemarks(buffer)
  if (start.startsWith('\u001f\u008b')) return packedRemarks(buffer)
  if (start === '%PDF') return pdfRemarks(buffer.toString('latin1'))
  if (start.startsWith('\u00ff\u00d8') || start === '\u0089PNG')
    return pictureRemarks(buffer.toString('latin1'))
  if (/› docProps\//.test(name)) return propertyRemarks(buffer.toString('utf8'))
  return packetRemarks(buffer.toString('utf8'))
}

/** 1 January 1980, the first day that a .zip can name, in MS-DOS form; the time before it. */
const firstMoment = [0, 0x0021]

/** Local and central headers (APPNOTE 4.3.7, 4.3.12): no time, nothing extra, no comment. */
function archiveRemarks(zip: Buffer): readonly string[] {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const remarks = zip.readUInt16LE(end + 20) > 0 ? ['a comment'] : []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = zip.readUInt32LE(at + 42)
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const moments = [zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 14)]
    const localMoments = [zip.readUInt16LE(local + 10), zip.readUInt16LE(local + 12)]
    if (String([moments, localMoments]) !== String([firstMoment, firstMoment]))
      remarks.push('a time of a member')
    if (extra || zip.readUInt16LE(local + 28) > 0) remarks.push('an extra field of a member')
    if (comment) remarks.push('a comment of a member')
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return [...new Set(remarks)]
}

/** RFC 1952: bytes 4 to 7 are a time, the flags 4, 8 and 16 announce an extra field, a name and a comment. */
function packedRemarks(gzip: Buffer): readonly string[] {
  const flags = gzip[3] ?? 0
  return [
    ...(gzip.readUInt32LE(4) === 0 ? [] : ['a time']),
    ...(flags & 0x1c ? ['a name, a comment or an extra field'] : []),
  ]
}

function pdfRemarks(pdf: string): readonly string[] {
  const keys = [
    'Author',
    'Creator',
    'Producer',
    'Subject',
    'Keywords',
    'PieceInfo',
    'LastModified',
    'EmbeddedFiles',
  ]
  const found = keys.filter((key) => new RegExp(`/${key}(?![A-Za-z])`).test(pdf)).map((key) => `/${key}`)
  const updates = pdf.split(/\bstartxref\b/).length - 1
  return [...found, ...(updates > 1 ? [`${updates} states of the file`] : [])]
}

function pictureRemarks(picture: string): readonly string[] {
  const marks = ['Exif', 'eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'Photoshop 3.0', 'ICC_PROFILE']
  return marks.filter((mark) => picture.includes(mark))
}

/** docProps/ of ISO 29500-2: title, language and the document's own day. */
function propertyRemarks(xml: string): readonly string[] {
  const known = ['cp:coreProperties', 'dc:title', 'dc:language', 'dcterms:created', 'dcterms:modified']
  return elementsIn(xml).filter((element) => !known.includes(element))
}

/** XMP (ISO 16684-1), wherever it stands: the title, the language and the days of the document, and what PDF/UA asks. */
function packetRemarks(text: string): readonly string[] {
  const packet = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/.exec(text)?.[0] ?? ''
  const asked = /^(?:x|rdf|pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty):|^dc:(?:title|language|format)$/
  const own =
    /^xmp:(?:CreateDate|ModifyDate)$|^xmpMM:(?:DocumentID|InstanceID|RenditionClass)$|^xmpTPg:NPages$|^pdf:PDFVersion$/
  return elementsIn(packet).filter((element) => !asked.test(element) && !own.test(element))
}

function elementsIn(xml: string): readonly string[] {
  return [...new Set([...xml.matchAll(/<([A-Za-z][\w:.-]*)/g)].map(([, element = '']) => element))]
}
