import { useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import type { Sealed } from '../../device/device.ts'
import { type Refusal } from '../../domain/questionnaire/check-answer.ts'
import type { Page } from '../../domain/questionnaire/definition.ts'
import { fieldsOf, shownItems } from '../../domain/questionnaire/evaluate.ts'
import type { Receipt } from '../../domain/submission.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { EditIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { problemText } from '../../ui/question/problem-text.ts'
import { date, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { AfterSending } from '../shell/answer-parts.ts'
import { notebook, syncState } from '../shell/device.ts'
import { InstallOffer } from '../shell/install-offer.ts'
import { usePage } from '../shell/page.tsx'
import { AnswerList } from './answer-list.tsx'
import type { Course } from './course.ts'
import { checkPath, pageOrCheckPath } from './paths.ts'

interface Props {
  course: Course
  sealed: Sealed
}

const titles = {
  unsent: 'receipt:unsentTitle',
  received: 'receipt:receivedTitle',
  refused: 'receipt:refusedTitle',
  differs: 'receipt:differsTitle',
} as const

const countsAs = { received: 'receipt:received', late: 'receipt:late', 'after-close': 'receipt:afterClose' } as const

/** What became of the answers: stored and on their way, received with a number, or in need of a hand. */
export function Sent({ course, sealed }: Props) {
  const title = t(titles[sealed.state])
  usePage(title)
  const { definition, campaign } = course
  const answers = { get: (field: string) => sealed.answers[field] }
  const bare = useAnswers(course, sealed)
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <output class="sent-state">
        {sealed.state === 'unsent' && <p>{t('receipt:unsent')}</p>}
        {sealed.state === 'differs' && <p>{t('receipt:differs')}</p>}
        {sealed.receipt && <ReceiptFacts receipt={sealed.receipt} first={sealed.state === 'differs'} />}
      </output>
      {sealed.state === 'received' && <p>{t(countsAs[sealed.receipt?.state ?? 'received'])}</p>}
      {sealed.state === 'refused' && <Refused named={refusedOf(course, sealed)} />}
      <details class="sent-answers">
        <summary>{t(sealed.state === 'received' || sealed.state === 'unsent' ? 'receipt:answers' : 'receipt:answersHere')}</summary>
        {bare ? (
          <p>{t('receipt:answersLater')}</p>
        ) : (
          <AnswerList
            definition={definition}
            shown={shownItems(definition, sealed.answers, campaign.referenceDate)}
            answers={answers}
            referenceDate={campaign.referenceDate}
          />
        )}
      </details>
      {sealed.state === 'refused' ? (
        <Mend course={course} sealed={sealed} />
      ) : (
        <>
          {wantsChange(sealed) && (
            <div class="sent-jobs">
              <p>{t('receipt:jobs')}</p>
              <p>
                <Link href="/postings/new">{t('receipt:jobsLink')}</Link>
              </p>
            </div>
          )}
          <p class="actions">
            <Link kind="secondary" href="/">
              {t('receipt:home')}
            </Link>
          </p>
          <AfterSending />
          <InstallOffer />
        </>
      )}
    </>
  )
}

/** The question about changing jobs (an item's id is never given to another) was answered with a wish, or a need, to. */
const wantsChange = ({ answers }: Sealed) => ['searching', 'want', 'forced'].some((code) => answers['c22'] === code)

/** Whether the answers are not on this device, as after sending from another one: then they are fetched when possible. */
function useAnswers({ campaign }: Course, sealed: Sealed): boolean {
  const bare = sealed.state === 'received' && Object.keys(sealed.answers).length === 0
  const book = notebook.value
  const reachable = syncState.value?.phase === 'idle'
  useEffect(() => {
    if (!bare || !reachable) return
    book?.fetchSent(campaign).catch((error: unknown) => console.error('the answers sent could not be stored', error))
  }, [bare, reachable, book, campaign])
  return bare
}

function ReceiptFacts({ receipt, first }: { receipt: Receipt; first: boolean }) {
  const { number, receivedAt } = receipt
  return (
    <dl class={first ? 'facts' : 'facts receipt'}>
      <dt>{t(first ? 'receipt:firstReceipt' : 'receipt:number')}</dt>
      <dd class="receipt-number">{number}</dd>
      <dt>{t('receipt:receivedAt')}</dt>
      <dd>{t('receipt:receivedAtText', { date: date(receivedAt), time: time(receivedAt) })}</dd>
    </dl>
  )
}

type Named = { field: string; page: Page; label: string; text: string }

/** The refused fields that this version of the questionnaire has, with the reason in words. */
const refusedOf = ({ definition }: Course, sealed: Sealed): Named[] =>
  (sealed.refused ?? []).flatMap(({ field, code }) => {
    const page = definition.pages.find(({ items }) => items.some((item) => fieldsOf(item).includes(field)))
    const item = page?.items.find((one) => fieldsOf(one).includes(field))
    // The server may name a reason that this version of the app has no words for.
    return page && item ? [{ field, page, label: local(item.label), text: problemText(item, field, { code: code as Refusal['code'] }) }] : []
  })

/** What the server refused, in words. */
const Refused = ({ named }: { named: readonly Named[] }) => (
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

/** The way to mend what was refused. */
function Mend({ course, sealed }: Props) {
  const { route } = useLocation()
  const { campaign } = course
  const mend = async () => {
    await notebook.value?.unseal(campaign.id)
    const [first] = refusedOf(course, sealed)
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
