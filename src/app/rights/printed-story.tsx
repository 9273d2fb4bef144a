import * as z from 'zod/mini'
import type { Copy } from '../../api/copy.ts'
import { date } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { Lines, type PrintedLine } from './printed-lines.tsx'

/** What is shown of a story here; its whole text and its picture are in the file. */
const titledSchema = z.object({ title: z.object({ ja: z.string(), en: z.string() }) })

/** My story as a role model, as the printed page lists it: when I was asked, what I sent, what became of it. */
export function PrintedStory({ copy: { stories, sentStories, storyInvitations } }: { copy: Copy }) {
  const lines: PrintedLine[] = [
    ...storyInvitations.map(({ invitedAt }, at) => ({ id: `asked ${at}`, words: t('rights:print.storyAsked', { date: date(invitedAt) }), more: [] })),
    ...sentStories.map(({ sentAt, withdrawnAt }, at) => ({ id: `sent ${at}`, words: t('rights:print.storySent', { date: date(sentAt) }), more: ended(withdrawnAt) })),
    ...stories.map(({ id, body, publishedAt, withdrawnAt }) => ({
      id,
      words: titleOf(body),
      more: [...(publishedAt === null ? [] : [t('rights:print.storyPublished', { date: date(publishedAt) })]), ...ended(withdrawnAt)],
    })),
  ]
  return <Lines title={t('rights:print.story')} lead={lines.length === 0 ? '' : t('rights:print.storyText')} lines={lines} />
}

const ended = (withdrawnAt: string | null): string[] => (withdrawnAt === null ? [] : [t('rights:print.storyWithdrawn', { date: date(withdrawnAt) })])

/** The title in the language of the page, or in the one there is. */
function titleOf(body: unknown): string {
  const read = titledSchema.safeParse(body)
  if (!read.success) return t('rights:print.storyGone')
  const { ja, en } = read.data.title
  return (language.value === 'ja' ? ja || en : en || ja) || t('rights:print.storyUntitled')
}
