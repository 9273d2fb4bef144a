import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { longest } from './draft.ts'
import type { Block, Inline, Tree } from './tree.ts'

/** How deep quotes and lists may stand in each other; what is deeper stands at the last depth. */
export const deepestBlock = 4
/** The same for words within words. */
export const deepestInline = 4

/** What a text brings along for its own links: `[words][name]`. */
type Definitions = ReadonlyMap<string, string>

/**
 * A text in Markdown (CommonMark) as a tree of elements. Takes anything that somebody typed: what the tree does not know
 * becomes its text, so that nothing which was written is lost: HTML the characters that were typed, a picture its words,
 * code its text, a heading of any level a heading, a link that is not to a page by https its words. What is past
 * `longest.text` is left out.
 */
export function readMarkdown(markdown: string): Tree {
  const source = levelled(markdown.slice(0, longest.text))
  const { children } = fromMarkdown(source)
  const definitions = new Map(children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])))
  return new Reader(source, definitions, used(children)).blocks(children, 0)
}

const marker = String.raw`[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))`
const tooDeep = new RegExp(String.raw`^((?:${marker}){${deepestBlock}})([ \t]*)(?=>|[-+*](?:[ \t]|$))`, 'gm')
const tooDeepNumber = new RegExp(String.raw`^((?:${marker}){${deepestBlock}}[ \t]*\d{1,9})(?=[.)](?:[ \t]|$))`, 'gm')
const farIndented = /^([ \t]{12})[ \t]+/gm

/**
 * The same text with marks of deeper quotes and lists taken as characters: a reader of Markdown takes time by the square
 * and more of their depth, and whoever writes is waiting.
 */
const levelled = (markdown: string): string =>
  markdown.replaceAll(/\r\n?/g, '\n').replaceAll(farIndented, '$1').replaceAll(tooDeep, '$1$2\\').replaceAll(tooDeepNumber, '$1\\')

/** The names that links of a text ask for. */
function used(nodes: readonly Nodes[]): ReadonlySet<string> {
  const names = new Set<string>()
  const look = (node: Nodes): void => {
    if (node.type === 'linkReference') names.add(node.identifier)
    if ('children' in node) for (const child of node.children) look(child)
  }
  for (const node of nodes) look(node)
  return names
}

/** Whether something is the address of a page by https, of the form that the tree takes. */
function isPage(href: string): boolean {
  if (href.length > 2000 || !/^https:\/\/[^\s"'<>\\]+$/.test(href) || !URL.canParse(href)) return false
  // Nobody writes a name before the host but to look like another host.
  const { protocol, username, password } = new URL(href)
  return protocol === 'https:' && username === '' && password === ''
}

const wide = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** A line's end within a paragraph is a space between words, and nothing between characters that have no spaces. */
const joined = (text: string): string =>
  text.replaceAll(/\n/g, (_, at: number) => (wide.test(text[at - 1] ?? '') && wide.test(text[at + 1] ?? '') ? '' : ' '))

/** Words beside words are one text. */
function together(words: readonly Inline[]): Inline[] {
  const all: Inline[] = []
  for (const each of words) {
    const last = all.at(-1)
    if (each.kind === 'text' && last?.kind === 'text') all[all.length - 1] = { kind: 'text', text: last.text + each.text }
    else if (each.kind !== 'text' || each.text !== '') all.push(each)
  }
  return all
}

const lines = (text: string): Inline[] =>
  text.split('\n').flatMap((line, at): Inline[] => [...(at === 0 ? [] : [{ kind: 'break' } as const]), { kind: 'text', text: line }])

class Reader {
  readonly source: string
  readonly definitions: Definitions
  readonly used: ReadonlySet<string>

  constructor(source: string, definitions: Definitions, asked: ReadonlySet<string>) {
    this.source = source
    this.definitions = definitions
    this.used = asked
  }

  blocks(nodes: readonly RootContent[], depth: number): Block[] {
    return nodes.flatMap((node) => this.block(node, depth))
  }

  block(node: RootContent, depth: number): Block[] {
    switch (node.type) {
      case 'paragraph':
        return this.holding('paragraph', this.inlines(node.children, 0))
      case 'heading':
        return this.holding('heading', this.inlines(node.children, 0))
      case 'blockquote': {
        const blocks = this.blocks(node.children, depth + 1)
        return depth < deepestBlock && blocks.length > 0 ? [{ kind: 'quote', blocks }] : blocks
      }
      case 'list': {
        const items = node.children.map((item) => this.blocks(item.children, depth + 1)).filter((item) => item.length > 0)
        if (items.length === 0) return []
        return depth < deepestBlock ? [{ kind: 'list', ordered: node.ordered === true, items }] : items.flat()
      }
      case 'definition':
        // A line that only looks like one, such as `[1]: 当時の制度`, was meant to be read.
        return this.used.has(node.identifier) ? [] : this.holding('paragraph', lines(this.typed(node)))
      case 'code':
        return this.holding('paragraph', lines(node.value))
      case 'html':
        return this.holding('paragraph', lines(node.value))
      default:
        return this.holding('paragraph', lines(this.typed(node)))
    }
  }

  inlines(nodes: readonly PhrasingContent[], depth: number): Inline[] {
    return together(nodes.flatMap((node) => this.inline(node, depth)))
  }

  inline(node: PhrasingContent, depth: number): Inline[] {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: joined(node.value) }]
      case 'strong':
      case 'emphasis': {
        const inside = this.inlines(node.children, depth + 1)
        return depth < deepestInline && inside.length > 0 ? [{ kind: node.type, inside }] : inside
      }
      case 'link':
        return this.link(node.url, node.children, depth)
      case 'linkReference':
        return this.link(this.definitions.get(node.identifier) ?? '', node.children, depth)
      case 'break':
        return [{ kind: 'break' }]
      case 'image':
      case 'imageReference':
        return [{ kind: 'text', text: node.alt ?? '' }]
      case 'inlineCode':
      case 'html':
        return [{ kind: 'text', text: node.value }]
      default:
        return [{ kind: 'text', text: this.typed(node) }]
    }
  }

  link(href: string, children: readonly PhrasingContent[], depth: number): Inline[] {
    const inside = this.inlines(children, depth + 1)
    return isPage(href) && depth < deepestInline && inside.length > 0 ? [{ kind: 'link', href, inside }] : inside
  }

  /** A part of the text as it was typed. */
  typed(node: Nodes): string {
    return this.source.slice(node.position?.start.offset, node.position?.end.offset)
  }

  holding(kind: 'paragraph' | 'heading', inside: Inline[]): Block[] {
    const whole = together(inside)
    return whole.length > 0 ? [{ kind, inside: whole }] : []
  }
}
