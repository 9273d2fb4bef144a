import { type Declined, myStory } from '../../../api/story-record.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { date } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { openInvitation } from '../../shell/story-invitation.ts'
import { saidByServer } from './own-story.ts'

/** The office's invitation, which can be declined: for now, or for good. What the person agreed to stays. */
export function Invitation({ draft }: { draft: RecordDraft }) {
  const valueOf = (field: string) => draft.shown(field).value
  const invited = valueOf(myStory.invited)
  if (typeof invited !== 'string') return null
  const put = (how: Declined['how'] | null) => {
    draft.answer(myStory.declined, how === null ? null : { invited, how })
    void draft.flush()
  }
  if (openInvitation(valueOf) === null) {
    return (
      <div class="my-row">
        <output>{t('my-story:invitation.declined')}</output>
        <Button kind="quiet" onPress={() => put(null)}>
          {t('my-story:invitation.undo')}
        </Button>
      </div>
    )
  }
  return (
    <Notice
      title={t('my-story:invitation.title', { date: date(invited) })}
      actions={
        <>
          <Button kind="quiet" onPress={() => put('later')}>
            {t('my-story:invitation.later')}
          </Button>
          <Button kind="quiet" onPress={() => put('never')}>
            {t('my-story:invitation.never')}
          </Button>
        </>
      }
    >
      {/* Who took the offer back since has none that stands. */}
      {saidByServer()?.willingSince !== null && <p>{t('my-story:invitation.text')}</p>}
    </Notice>
  )
}
