import type { QuestionnaireSummary } from '../../api/office-questionnaires.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { lately } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { saveDefinition } from './definition-file.ts'
import type { Writing } from './writing.ts'

/** Where saving stands, in one line that is read aloud when it changes for the worse or the better. */
export function SavingLine({ writing }: { writing: Writing }) {
  const saving = writing.saving.value
  // While one types it would change at each pause: a screen reader hears only where it came to rest.
  const words = saving.state === 'saved' ? t('office-questionnaires:saving.saved', { at: lately(Date.parse(saving.at)) }) : t(`office-questionnaires:saving.${saving.state}`)
  const rests = saving.state !== 'waiting' && saving.state !== 'saving'
  return (
    <p class={saving.state === 'failed' || saving.state === 'refused' || saving.state === 'conflict' ? 'saving-line saving-bad' : 'saving-line'}>
      <span aria-hidden="true">{words}</span>
      <output class="said">{rests ? words : ''}</output>
      {saving.state === 'failed' && (
        <Button kind="quiet" onPress={() => void writing.flush()}>
          {t('office-questionnaires:saving.now')}
        </Button>
      )}
    </p>
  )
}

/** What has to be decided or known about saving: somebody else's change, or that the server does not take it. */
export function SavingTrouble({ writing, onDiscard }: { writing: Writing; onDiscard: () => void }) {
  const saving = writing.saving.value
  const download = (
    <Button kind="quiet" onPress={() => saveDefinition(writing.definition.value)}>
      {t('office-questionnaires:conflict.download')}
    </Button>
  )
  return (
    <div role="alert">
      {saving.state === 'refused' && (
        <Notice kind="error" title={local(saving.problem.message)} actions={download}>
          <p>{t('office-questionnaires:saving.refusedHint')}</p>
        </Notice>
      )}
      {saving.state === 'conflict' && (
        <Notice
          kind="warning"
          title={saving.theirs ? t('office-questionnaires:conflict.title', whoAndWhen(saving.theirs)) : t('office-questionnaires:conflict.gone')}
          actions={
            <>
              <Button onPress={() => (saving.theirs ? void writing.settle('theirs') : onDiscard())}>
                {t(saving.theirs ? 'office-questionnaires:conflict.theirs' : 'office-questionnaires:conflict.leave')}
              </Button>
              <Button onPress={() => void writing.settle('mine')}>{t(saving.theirs ? 'office-questionnaires:conflict.mine' : 'office-questionnaires:conflict.again')}</Button>
              {download}
            </>
          }
        >
          <p>{t(saving.theirs ? 'office-questionnaires:conflict.text' : 'office-questionnaires:conflict.goneText')}</p>
        </Notice>
      )}
    </div>
  )
}

const whoAndWhen = ({ savedBy, updatedAt }: Pick<NonNullable<QuestionnaireSummary['working']>, 'savedBy' | 'updatedAt'>) => ({
  name: savedBy ?? t('office-questionnaires:somebody'),
  at: lately(Date.parse(updatedAt)),
})
