import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longest } from '../../../../src/domain/story/draft.ts'
import { deepestBlock, deepestInline, readMarkdown } from '../../../../src/domain/story/markdown.ts'
import { type Block, type Inline, type Tree, treeSchema } from '../../../../src/domain/story/tree.ts'

const text = (words: string): Inline => ({ kind: 'text', text: words })
const paragraph = (...inside: Inline[]): Block => ({ kind: 'paragraph', inside })

/** All that stands in a tree, in its order. */
const inlinesIn = (inside: readonly Inline[]): Inline[] => inside.flatMap((each) => [each, ...('inside' in each ? inlinesIn(each.inside) : [])])
const blocksIn = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => [block, ...blocksIn(block.kind === 'quote' ? block.blocks : block.kind === 'list' ? block.items.flat() : [])])
const wordsIn = (tree: Tree): Inline[] => blocksIn(tree).flatMap((block) => ('inside' in block ? inlinesIn(block.inside) : []))
const spoken = (tree: Tree): string => wordsIn(tree).map((each) => (each.kind === 'text' ? each.text : '')).join('')

const depthOf = (blocks: readonly Block[]): number =>
  Math.max(0, ...blocks.map((block) => (block.kind === 'quote' ? 1 + depthOf(block.blocks) : block.kind === 'list' ? 1 + depthOf(block.items.flat()) : 0)))
const inlineDepth = (inside: readonly Inline[]): number => Math.max(0, ...inside.map((each) => ('inside' in each ? 1 + inlineDepth(each.inside) : 0)))

/** What people and those who mean no good type: marks, markup and words in any order. */
const piece = fc.constantFrom(
  '\n', '\n\n', '> ', '>>>>>>', '- ', '1. ', '  ', '\t', '# ', '###### ', '*', '**', '_', '`', '```\n', '[', ']', '(', ')', '!', '<', '>', '\\', '&amp;', '---', '===',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '[x](javascript:alert(1))', '[x](https://example.jp)', '<https://a.jp>',
  '![絵](https://a.jp/x.png)', '[a]: https://a.jp\n', '[a]', '[あ][a]', 'data:text/html,x', '言葉', 'words ', '。', '\u0000', '\ud800', '😀', 'https://a.jp"onclick="x',
)
const typed = fc.oneof(fc.array(piece, { maxLength: 60 }).map((all) => all.join('')), fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 }))

describe('a text in Markdown', () => {
  it('becomes elements: paragraphs, headings of one level, quotes, lists, stress, links, breaks', () => {
    expect(
      readMarkdown('# 一\n\n###### 二\n\n本文の**強い**言葉と*弱い*言葉。  \n次の行\n\n> 引用\n\n- a\n- b\n\n3. c\n\n[案内](https://example.jp/a?b=1)'),
    ).toEqual([
      { kind: 'heading', inside: [text('一')] },
      { kind: 'heading', inside: [text('二')] },
      paragraph(text('本文の'), { kind: 'strong', inside: [text('強い')] }, text('言葉と'), { kind: 'emphasis', inside: [text('弱い')] }, text('言葉。'), { kind: 'break' }, text('次の行')),
      { kind: 'quote', blocks: [paragraph(text('引用'))] },
      { kind: 'list', ordered: false, items: [[paragraph(text('a'))], [paragraph(text('b'))]] },
      { kind: 'list', ordered: true, items: [[paragraph(text('c'))]] },
      paragraph({ kind: 'link', href: 'https://example.jp/a?b=1', inside: [text('案内')] }),
    ])
  })

  it('keeps as words what the tree does not know', () => {
    expect(readMarkdown('<b onclick="x">太字</b>')).toEqual([paragraph(text('<b onclick="x">太字</b>'))])
    expect(readMarkdown('<script>\nalert(1)\n</script>')).toEqual([
      paragraph(text('<script>'), { kind: 'break' }, text('alert(1)'), { kind: 'break' }, text('</script>')),
    ])
    expect(readMarkdown('![研究室の窓](https://a.jp/x.png)です')).toEqual([paragraph(text('研究室の窓です'))])
    expect(readMarkdown('`npm`を使う')).toEqual([paragraph(text('npmを使う'))])
    expect(readMarkdown('[1]: 当時の制度')).toEqual([paragraph(text('[1]: 当時の制度'))])
    expect(readMarkdown('* * *')).toEqual([paragraph(text('* * *'))])
  })

  it('links to pages by https alone; other links are their words', () => {
    for (const href of ['http://a.jp', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//a.jp', '/office', 'mailto:a@b.jp', 'https://a.jp@evil.jp/', 'https://']) {
      expect(readMarkdown(`[ここ](${href})`)).toEqual([paragraph(text('ここ'))])
    }
    expect(readMarkdown('[ここ][x]\n\n[x]: https://a.jp/')).toEqual([paragraph({ kind: 'link', href: 'https://a.jp/', inside: [text('ここ')] })])
  })

  it('ends a line between words with a space, and between Japanese characters with nothing', () => {
    expect(readMarkdown('日本語の\n文章')).toEqual([paragraph(text('日本語の文章'))])
    expect(readMarkdown('two\nwords')).toEqual([paragraph(text('two words'))])
  })

  it('is a tree that the schema takes, no deeper than it may be, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (markdown) => {
        const tree = readMarkdown(markdown)
        expect(treeSchema.parse(tree)).toEqual(tree)
        expect(depthOf(tree)).toBeLessThanOrEqual(deepestBlock)
        const depths = blocksIn(tree).map((block) => ('inside' in block ? inlineDepth(block.inside) : 0))
        expect(Math.max(0, ...depths)).toBeLessThanOrEqual(deepestInline)
        const parts = blocksIn(tree).length + wordsIn(tree).length
        expect(parts).toBeLessThanOrEqual(2 * markdown.length)
        const links = wordsIn(tree).filter((each) => each.kind === 'link')
        expect(links.filter(({ href }) => new URL(href).protocol !== 'https:')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('loses no word that was typed between marks', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/)
    const frame = fc.constantFrom<(word: string) => string>(
      (it) => `# ${it}`, (it) => `> > > > > > ${it}`, (it) => `- - - - - - ${it}`, (it) => `1. 1. 1. 1. 1. 1. ${it}`, (it) => `\`${it}\``, (it) => `<b>${it}</b>`, (it) => `<div>${it}`,
      (it) => `![${it}](x)`, (it) => `[${it}](javascript:x)`, (it) => `***${it}***`, (it) => `    ${it}`, (it) => `[${it}]: ${it}`, (it) => `${' '.repeat(60)}${it}`,
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(word, frame), { minLength: 1, maxLength: 8 }), (parts) => {
        const said = spoken(readMarkdown(parts.map(([word, frame]) => frame(word)).join('\n\n')))
        for (const [word] of parts) expect(said).toContain(word)
      }),
    )
  })

  it.each([
    ['quotes', '>'.repeat(longest.text)],
    ['lists', '- '.repeat(longest.text / 2)],
    ['numbers', '1. '.repeat(longest.text / 3)],
    ['stress', '**a '.repeat(longest.text / 4)],
    ['brackets', '['.repeat(longest.text)],
    ['indented lists', Array.from({ length: 100 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')],
  ])('takes no more than seconds for a text of %s alone', (_, markdown) => {
    const began = performance.now()
    treeSchema.parse(readMarkdown(markdown))
    // What is cubic takes minutes: this holds on a machine that is busy too.
    expect(performance.now() - began).toBeLessThan(15_000)
  })
})
