import './story.css'
import type { Block, Inline, Tree } from '../../domain/story/tree.ts'
import { Link } from '../controls/Link.tsx'

/** A story's text as elements. Headings are of the second level, below the title of the page. */
export const TreeView = ({ tree }: { tree: Tree }) => (
  <div class="story-text">
    <Blocks blocks={tree} />
  </div>
)

// What a text consists of stays in its order, so that its place is its name.
const Blocks = ({ blocks }: { blocks: readonly Block[] }) => blocks.map((block, at) => <BlockView key={at} block={block} />)
const Words = ({ of }: { of: readonly Inline[] }) => of.map((inline, at) => <InlineView key={at} inline={inline} />)

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Words of={block.inside} />
        </p>
      )
    case 'heading':
      return (
        <h2>
          <Words of={block.inside} />
        </h2>
      )
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      )
    default: {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Blocks blocks={item} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
  }
}

function InlineView({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'strong':
      return (
        <strong>
          <Words of={inline.inside} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Words of={inline.inside} />
        </em>
      )
    case 'link':
      return (
        <Link href={inline.href} external>
          <Words of={inline.inside} />
        </Link>
      )
    default:
      return <br />
  }
}
