import './receipt.css'
import { useEffect, useRef } from 'preact/hooks'
import type { Sealed } from '../../device/device.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { shownItems } from '../../domain/questionnaire/evaluate.ts'
import type { Receipt } from '../../domain/submission.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { EditIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { AfterSending } from '../shell/answer-parts.ts'
import { notebook, person, syncState, useLoaded } from '../shell/device.ts'
import { InstallOffer } from '../shell/install-offer.ts'
import { usePage } from '../shell/page.tsx'
import { PushOffer } from '../shell/push-parts.ts'
import { part } from '../shell/part.tsx'
import { PeopleLikeMe } from '../shell/statistics-parts.ts'
import { AnswerList } from './answer-list.tsx'
import type { Course } from './course.ts'
import { Mend, Refused } from './refused.tsx'

// Hardly anybody ever comes here.
const Differs = part([], () => import('./differs.tsx').then(({ Differs }) => Differs))

const Thanks = part(['yearly'], () => import('./thanks.tsx').then(({ Thanks }) => Thanks), true)

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
  const { campaign } = course
  const definition = useAnswered(course, sealed)
  const answers = { get: (field: string) => sealed.answers[field] }
  const bare = useAnswers(course, sealed)
  const details = useOpenInPrint()
  const { state } = sealed
  // Whoever came by a link has no other page here: this one is their first and their last.
  const byLink = person.value?.scope !== undefined
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <output class="sent-state">
        {state === 'unsent' && <p>{t(sealed.replaces ? 'receipt:replacing' : 'receipt:unsent')}</p>}
        {state === 'differs' && <p>{t('receipt:differs')}</p>}
        {sealed.receipt && <ReceiptFacts survey={local(campaign.title)} receipt={sealed.receipt} first={state === 'differs'} />}
      </output>
      {state === 'received' && <p>{t(countsAs[sealed.receipt?.state ?? 'received'])}</p>}
      {state === 'refused' && <Refused course={course} sealed={sealed} />}
      {state === 'differs' && <Differs sealed={sealed} definition={definition} referenceDate={campaign.referenceDate} />}
      <details class="sent-answers" ref={details}>
        <summary>{t(state === 'received' || state === 'unsent' ? 'receipt:answers' : 'receipt:answersHere')}</summary>
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
      {state === 'refused' && <Mend course={course} sealed={sealed} />}
      {(state === 'received' || state === 'unsent') && (
        <div class="no-print sent-next">
          <Thanks campaign={campaign} definition={definition} answers={sealed.answers} />
          <PeopleLikeMe />
          {!byLink && wantsChange(sealed) && (
            <div class="sent-jobs">
              <p>{t('receipt:jobs')}</p>
              <p>
                <Link href="/postings/new">{t('receipt:jobsLink')}</Link>
              </p>
            </div>
          )}
          {state === 'unsent' && <Reopen sealed={sealed} />}
          {(state === 'received' || !byLink) && (
            <p class="actions">
              {state === 'received' && <Button onPress={() => print()}>{t('receipt:print')}</Button>}
              {!byLink && (
                <Link kind="secondary" href="/">
                  {t('receipt:home')}
                </Link>
              )}
            </p>
          )}
          <AfterSending received={state === 'received'} />
          <PushOffer after="sent" />
          <InstallOffer />
        </div>
      )}
    </>
  )
}

/** The way back to the questions, or to the choice between two answers, as long as nothing has been received. */
function Reopen({ sealed: { campaign, replaces } }: { sealed: Sealed }) {
  // Where it leads follows from how the answers stand then: the network may have been quicker.
  const reopen = () => void notebook.value?.unseal(campaign)
  return (
    <>
      {!replaces && <p class="support">{t('receipt:reopenLead')}</p>}
      <p class="actions">
        <Button icon={EditIcon} onPress={reopen}>
          {t(replaces ? 'receipt:chooseAgain' : 'receipt:reopen')}
        </Button>
      </p>
    </>
  )
}

/** The version that sealed answers answer: the campaign may name another by now. */
function useAnswered({ definition }: Course, { definition: { id, version } }: Sealed): Definition {
  const isNamed = version === 0 || version === definition.version
  const other = useLoaded(`${id} ${version}`, ['catalogue'], async (open) => (isNamed ? null : ((await open.catalogue.questionnaire({ id, version })) ?? null)))
  return other ?? definition
}

/** On paper the answers are read, whether or not they were folded on screen. */
function useOpenInPrint() {
  const ref = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    let wasOpen = false
    const before = () => {
      wasOpen = ref.current?.open ?? false
      if (ref.current) ref.current.open = true
    }
    const after = () => {
      if (ref.current) ref.current.open = wasOpen
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return ref
}

/** The question about changing jobs (an item's id is never given to another) was answered with a wish, or a need, to. */
const wantsChange = ({ answers }: Sealed) => ['searching', 'want', 'forced'].some((code) => answers['c22'] === code)

/** Whether the answers are not on this device, as after sending from another one: then they are fetched when possible. */
function useAnswers({ campaign }: Course, sealed: Sealed): boolean {
  const bare = sealed.state === 'received' && Object.keys(sealed.answers).length === 0
  const lacksTheirs = sealed.state === 'differs' && !sealed.theirs
  const book = notebook.value
  const reachable = syncState.value?.phase === 'idle'
  useEffect(() => {
    if (!(bare || lacksTheirs) || !reachable) return
    book?.fetchSent(campaign).catch((error: unknown) => console.error('the answers sent could not be stored', error))
  }, [bare, lacksTheirs, reachable, book, campaign])
  return bare
}

function ReceiptFacts({ survey, receipt, first }: { survey: string; receipt: Receipt; first: boolean }) {
  const { number, receivedAt } = receipt
  return (
    <dl class={first ? 'facts' : 'facts receipt'}>
      <dt>{t('receipt:survey')}</dt>
      <dd>{survey}</dd>
      <dt>{t(first ? 'receipt:firstReceipt' : 'receipt:number')}</dt>
      <dd class="receipt-number">{number}</dd>
      <dt>{t('receipt:receivedAt')}</dt>
      <dd>{t('receipt:receivedAtText', { date: date(receivedAt), time: time(receivedAt) })}</dd>
    </dl>
  )
}
