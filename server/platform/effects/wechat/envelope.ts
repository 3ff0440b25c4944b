import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** One flat message of the account: every field is text. Undefined for what is none, and for all that declares entities. */
export function readEnvelope(xml: string): Readonly<Record<string, string>> | undefined {
  // Nothing that WeChat sends has a document type; what has one wants a parser to read files or grow without end.
  if (hasDeclaration(xml) || XMLValidator.validate(xml) !== true) return undefined
  const fields = parse(xml)
  if (typeof fields !== 'object' || fields === null) return undefined
  const flat = Object.entries(fields).filter(
    // What stands between the fields is no field.
    (field): field is [string, string] => typeof field[1] === 'string' && field[0] !== '#text',
  )
  return Object.fromEntries(flat)
}

/** A declaration outside of every quotation: what a customer writes may well begin like one. */
function hasDeclaration(xml: string): boolean {
  for (let at = xml.indexOf('<!'); at >= 0; at = xml.indexOf('<!', at)) {
    if (!xml.startsWith('<![CDATA[', at)) return true
    const end = xml.indexOf(']]>', at)
    if (end < 0) return false
    at = end
  }
  return false
}

const parser = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
})

function parse(xml: string): unknown {
  try {
    return (parser.parse(xml) as { xml?: unknown }).xml
  } catch {
    // The parser refuses names that would reach into objects, and depths that nobody means.
    return undefined
  }
}

/** A CDATA section cannot hold its own end: there it is closed and opened again. */
const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const envelope = (fields: Readonly<Record<string, string>>) =>
  `<xml>${Object.entries(fields)
    .map(([name, text]) => `<${name}>${/^\d+$/.test(text) ? text : cdata(text)}</${name}>`)
    .join('')}</xml>`

type Reply = { to: string; from: string; seconds: number; text: string }

/** The passive reply, which travels as the answer to the callback itself. */
export const textReply = ({ to, from, seconds, text }: Reply): string =>
  envelope({ ToUserName: to, FromUserName: from, CreateTime: String(seconds), MsgType: 'text', Content: text })

export const sealedReply = (sealed: string, signature: string, timestamp: string, nonce: string): string =>
  envelope({ Encrypt: sealed, MsgSignature: signature, TimeStamp: timestamp, Nonce: nonce })
