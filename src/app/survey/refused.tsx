import { useLocation } from 'preact-iso/router'
import type { Sealed } from '../../device/device.ts'
import type { Refusal } from '../../domain/questionnaire/check-answer.ts'
import type { Page } from '../../domain/questionnaire/definition.ts'
import { fieldsOf } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { EditIcon } from '../../ui/icons/icons.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { problemText } from '../../ui/question/problem-text.ts'
import { worded } from '../../ui/question/wording.ts'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import type { Course } from './course.ts'
import { checkPath, pageOrCheckPath } from './paths.ts'

interface Props {
  course: Course
  sealed: Sealed
}

type Named = { field: string; code: Refusal['code']; page: Page; label: string; text: string }

/** The refused fields that this version of the questionnaire has, with the reason in words. */
const refusedOf = ({ definition, says }: Course, sealed: Sealed): Named[] =>
  (sealed.refused ?? []).flatMap(({ field, code: told }) => {
    const page = definition.pages.find(({ items }) => items.some((item) => fieldsOf(item).includes(field)))
    const item = page?.items.find((one) => fieldsOf(one).includes(field))
    // The server may name a reason that this version of the app has no words for.
    const code = told as Refusal['code']
    return page && item ? [{ field, code, page, label: worded(item.label, says), text: problemText(item, field, { code }) }] : []
  })

/** What the server refused, in words. */
export function Refused({ course, sealed }: Props) {
  const named = refusedOf(course, sealed)
  return (
    <Notice kind="error" title={t(named.length > 0 ? 'receipt:refused' : 'receipt:refusedOther')}>
      {named.length > 0 && (
        <ul class="summary-list">
          {named.map(({ field, label, text }) => (
            <li key={field}>{t('survey:check.problem', { label, text })}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

/** The way to mend what was refused. */
export function Mend({ course, sealed }: Props) {
  const { route } = useLocation()
  const { campaign, draft } = course
  const mend = async () => {
    const named = refusedOf(course, sealed)
    // What the server does not ask can't be put right, only left out.
    for (const { field, code } of named) if (code === 'not-asked') draft.answer(field, null)
    await draft.flush()
    await notebook.value?.unseal(campaign.id)
    const first = named.find(({ code }) => code !== 'not-asked')
    route(first ? pageOrCheckPath(campaign.id, first.page, true) : checkPath(campaign.id), true)
  }
  return (
    <StickyActions>
      <Button kind="primary" icon={EditIcon} onPress={() => void mend()}>
        {t('receipt:mend')}
      </Button>
    </StickyActions>
  )
}
