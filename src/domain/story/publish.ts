import type { Bilingual } from '../language.ts'
import { hasSector, type StoryBody } from './draft.ts'
import { readMarkdown } from './markdown.ts'
import { type Picture, type Story, storySchema } from './story.ts'

/** What a story has beside its words. */
interface Frame {
  id: string
  sample: boolean
  picture: Omit<Picture, 'alt'> | null
  /** ISO 8601, UTC. */
  publishedAt: string
}

const trimmed = ({ ja, en }: Bilingual): Bilingual => ({ ja: ja.trim(), en: en.trim() })

/** A story as everybody reads it, its texts as trees. Throws for one in which `lackingIn` finds something. */
export const storyOf = (body: StoryBody, { picture, ...frame }: Frame): Story =>
  storySchema.parse({
    ...frame,
    name: trimmed(body.name),
    title: trimmed(body.title),
    lead: trimmed(body.lead),
    today: trimmed(body.today),
    sector: body.sector,
    country: body.country,
    fields: body.fields,
    doctorateIn: body.doctorateIn,
    support: body.support,
    route: body.route.map((stretch) => ({
      ...stretch,
      sector: hasSector(stretch.kind) ? stretch.sector : null,
      what: trimmed(stretch.what),
      where: trimmed(stretch.where),
    })),
    text: { ja: readMarkdown(body.text.ja), en: readMarkdown(body.text.en) },
    otherwise: trimmed(body.otherwise),
    picture: picture && { ...picture, alt: trimmed(body.alt) },
  })
