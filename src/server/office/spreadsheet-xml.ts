import { XMLParser } from 'fast-xml-parser'

/** An element: its attributes as `@name`, its own text as `#text`, and all its children as lists. */
export interface Element {
  readonly [name: string]: unknown
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are not expanded by the parser at all: the five of XML, and characters by number, are read below.
  processEntities: false,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
})

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The root of a document. Null when it is none, and when it has a document type: those bring entities, of which a
 * spreadsheet has no need.
 */
export function readXml(text: string, root: string): Element | null {
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return null
  let document: unknown
  try {
    document = parser.parse(text, true)
  } catch (failure) {
    if (failure instanceof Error) return null
    throw failure
  }
  return isElement(document) ? (childrenOf(document, root)[0] ?? null) : null
}

/** The children of an element that have this name. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
  const children = element && Object.hasOwn(element, name) ? element[name] : undefined
  return Array.isArray(children) ? children.filter(isElement) : []
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

/** An attribute, or undefined. */
export function attribute(element: Element, name: string): string | undefined {
  const value = Object.hasOwn(element, `@${name}`) ? element[`@${name}`] : undefined
  return typeof value === 'string' ? decode(value) : undefined
}

/** The text that stands in an element itself. */
export function textOf(element: Element | undefined): string {
  const value = element && Object.hasOwn(element, '#text') ? element['#text'] : ''
  return typeof value === 'string' ? decode(value) : ''
}
