import './welcome.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { type Welcome as Found, welcomeSchema } from '../../api/welcome.ts'
import { ask } from '../../device/ask.ts'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { device, person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { usePage } from '../shell/page.tsx'
import { useRecordDraft } from '../shell/use-record-draft.ts'
import { Agree } from './agree.tsx'
import { Facts } from './facts.tsx'
import { Hello } from './hello.tsx'
import { Next } from './next.tsx'

/**
 * Everything under /welcome: the first sign-in, one thing on each page. What was entered is read from the notebook and
 * what is wrong with it is written there, so only agreeing needs the network.
 */
export function Welcome() {
  const { path, route } = useLocation()
  const who = person.value
  const [found, setFound] = useState<Found | null>(null)
  const [asked, setAsked] = useState(0)
  const [declined, setDeclined] = useState(false)
  const draft = useRecordDraft({ type: 'setting', record: 'welcome' })
  const account = who?.account
  const due = who?.welcome === true
  useEffect(() => {
    const open = device.peek()
    if (!open || !account || !due) return undefined
    let gone = false
    void ask(open.door, { method: 'GET', path: '/api/welcome', answer: welcomeSchema, account }).then((answer) => {
      if (gone) return
      if (answer.ok) setFound(answer.value)
      // Gone through on another device.
      else if (answer.why === 'refused' && answer.problem.code === 'not-allowed-now') void open.amend({ welcome: undefined })
    })
    return () => {
      gone = true
    }
  }, [account, due, asked])
  const elsewhere = who && !due && path !== '/welcome/next'
  useEffect(() => {
    if (elsewhere) route('/', true)
  }, [elsewhere, route])

  if (declined) return <Declined />
  if (who === null) return <SignInFirst />
  if (!who || elsewhere || !draft) return <Skeleton lines={6} />
  if (path === '/welcome/next') return <Next />
  if (path === '/welcome') return <Hello name={who.name} found={found} />
  if (path === '/welcome/facts') return <Facts draft={draft} />
  if (path === '/welcome/agree') {
    return <Agree account={who.account} found={found} draft={draft} onAskAgain={() => setAsked(asked + 1)} onDeclined={() => setDeclined(true)} />
  }
  return <NotFound />
}

function Declined() {
  usePage(t('welcome:declined.title'))
  return (
    <>
      <PageTitle>{t('welcome:declined.title')}</PageTitle>
      <p>{t('welcome:declined.text')}</p>
    </>
  )
}
