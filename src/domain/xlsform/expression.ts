/**
 * Expressions as XLSForm writes them, cut down to what is read here: references, texts, numbers, comparisons, `and`,
 * `or`, arithmetic and calls. Read by a parser of our own; nothing is ever run.
 */
export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Node =
  | { kind: 'ref'; name: string }
  | { kind: 'self' }
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'call'; name: string; of: Node[] }
  | { kind: 'compare'; by: Comparator; of: [Node, Node] }
  /** A run of one operation is one node, from left to right. */
  | { kind: 'and' | 'or'; of: Node[] }
  | { kind: 'sum' | 'difference' | 'product' | 'quotient' | 'mod'; of: Node[] }
  /** What stands in parentheses of its own. */
  | { kind: 'group'; of: [Node] }

/** Where an expression stops making sense; `at` is what stands there, empty at its end. */
export interface Unreadable {
  unreadable: true
  at: string
}

/** How deep parentheses and calls may go, and how much text there may be. */
const deepest = 24
const longest = 20_000

const token = /\s*(?:(\$\{\s*([A-Za-z_][\w.-]*)\s*\})|('[^']*'|"[^"]*")|(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)|(!=|<=|>=|[=<>(),+*.-])|([A-Za-z_][\w-]*(?:\.[\w-]+)*))/uy

interface Token {
  kind: 'ref' | 'text' | 'number' | 'sign' | 'word' | 'end'
  text: string
}

/** The tokens of an expression, or what can't be one. */
function tokensOf(text: string): Token[] | Unreadable {
  const tokens: Token[] = []
  token.lastIndex = 0
  const whole = text.trimEnd()
  let at = 0
  while (at < whole.length) {
    token.lastIndex = at
    const match = token.exec(whole)
    if (match === null) return { unreadable: true, at: whole.slice(at).trim().slice(0, 20) }
    const [, reference, name, quoted, number, sign, word] = match
    if (reference !== undefined) tokens.push({ kind: 'ref', text: name ?? '' })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1) })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else tokens.push({ kind: 'word', text: word ?? '' })
    at = token.lastIndex
  }
  return [...tokens, { kind: 'end', text: '' }]
}

class Stop extends Error {
  readonly at: string
  constructor(at: string) {
    super('not an expression')
    this.at = at
  }
}

type Chain = 'and' | 'or' | 'sum' | 'difference' | 'product' | 'quotient' | 'mod'
/** From the loosest to the tightest: how each level is written, and what it is. */
const levels: readonly Readonly<Record<string, Chain>>[] = [
  { or: 'or' }, { and: 'and' }, {}, { '+': 'sum', '-': 'difference' }, { '*': 'product', div: 'quotient', mod: 'mod' },
]
const comparators: readonly string[] = ['=', '!=', '<', '<=', '>', '>=']

class Parser {
  private at = 0
  private depth = 0
  private readonly tokens: readonly Token[]
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Node {
    const node = this.level(0)
    if (this.next.kind !== 'end') throw new Stop(this.next.text)
    return node
  }

  private get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' }
  }

  private take(sign: string): void {
    if (this.next.kind !== 'sign' || this.next.text !== sign) throw new Stop(this.next.text)
    this.at += 1
  }

  private is = (sign: string): boolean => this.next.kind === 'sign' && this.next.text === sign

  private level(level: number): Node {
    const joins = levels[level]
    if (joins === undefined) return this.part()
    let left = this.level(level + 1)
    if (level === 2) return this.comparison(left)
    for (;;) {
      const { kind, text } = this.next
      const joined = (kind === 'sign' || kind === 'word') && Object.hasOwn(joins, text) ? joins[text] : undefined
      if (joined === undefined) return left
      this.at += 1
      const right = this.level(level + 1)
      left = left.kind === joined ? { kind: joined, of: [...left.of, right] } : { kind: joined, of: [left, right] }
    }
  }

  private comparison(left: Node): Node {
    if (this.next.kind !== 'sign' || !comparators.includes(this.next.text)) return left
    const by = this.next.text as Comparator
    this.at += 1
    return { kind: 'compare', by, of: [left, this.level(3)] }
  }

  private part(): Node {
    const { kind, text } = this.next
    this.at += 1
    if (kind === 'ref') return { kind: 'ref', name: text }
    if (kind === 'text') return { kind: 'text', value: text }
    if (kind === 'number') return { kind: 'number', value: Number(text) }
    if (kind === 'sign' && text === '.') return { kind: 'self' }
    if (kind === 'sign' && text === '-' && this.next.kind === 'number') return { kind: 'number', value: -Number(this.tokens[this.at++]?.text) }
    if (kind === 'sign' && text === '(') return { kind: 'group', of: [this.inside(() => this.level(0))] }
    if (kind === 'word' && this.is('(')) {
      this.at += 1
      return { kind: 'call', name: text, of: this.inside(() => this.list()) }
    }
    throw new Stop(text)
  }

  /** What stands up to the closing parenthesis. */
  private inside<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > deepest) throw new Stop('(')
    const read_ = read()
    this.take(')')
    this.depth -= 1
    return read_
  }

  private list(): Node[] {
    if (this.is(')')) return []
    const of = [this.level(0)]
    while (this.is(',')) {
      this.at += 1
      of.push(this.level(0))
    }
    return of
  }
}

/** The tree of an expression. Never throws, whatever the text. */
export function readExpression(text: string): Node | Unreadable {
  if (text.length > longest) return { unreadable: true, at: '' }
  const tokens = tokensOf(text)
  if ('unreadable' in tokens) return tokens
  try {
    return new Parser(tokens).whole()
  } catch (failure) {
    if (failure instanceof Stop) return { unreadable: true, at: failure.at }
    throw failure
  }
}

/** An expression as it is shown to whoever has to mend it. */
export function writeNode(node: Node): string {
  switch (node.kind) {
    case 'ref': return `\${${node.name}}`
    case 'self': return '.'
    case 'text': return `'${node.value}'`
    case 'number': return String(node.value)
    case 'group': return `(${writeNode(node.of[0])})`
    case 'call': return `${node.name}(${node.of.map(writeNode).join(', ')})`
    case 'compare': return node.of.map(writeNode).join(` ${node.by} `)
    default: return node.of.map(writeNode).join(` ${signs[node.kind]} `)
  }
}
const signs: Record<Chain, string> = { and: 'and', or: 'or', sum: '+', difference: '-', product: '*', quotient: 'div', mod: 'mod' }
