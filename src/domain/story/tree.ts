import * as z from 'zod/mini'

/**
 * A story's text as a tree of elements, made by the office's parser when it is published: a phone shows elements and
 * never sees markup, so nothing that somebody wrote can become a script. What is not named here does not exist:
 * no pictures from elsewhere, no HTML, no attributes.
 */

/** Words within a paragraph. A link leads to a page by https. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; inside: Inline[] }
  | { kind: 'link'; href: string; inside: Inline[] }
  | { kind: 'break' }

/** What stands below another on a page. */
export type Block =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'heading'; inside: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }

const inlineSchema: z.ZodMiniType<Inline> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.enum(['strong', 'emphasis']), inside: z.array(inlineSchema) }),
    z.object({ kind: z.literal('link'), href: z.string().check(z.regex(/^https:\/\/[^\s"'<>\\]+$/), z.maxLength(2000)), inside: z.array(inlineSchema) }),
    z.object({ kind: z.literal('break') }),
  ]),
)
const blockSchema: z.ZodMiniType<Block> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), inside: z.array(inlineSchema) }),
    z.object({ kind: z.literal('heading'), inside: z.array(inlineSchema) }),
    z.object({ kind: z.literal('quote'), blocks: z.array(blockSchema) }),
    z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(blockSchema)) }),
  ]),
)

/** A whole text. */
export const treeSchema = z.array(blockSchema)
export type Tree = z.infer<typeof treeSchema>
