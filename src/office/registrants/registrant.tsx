import '../styles/office-import.css'
import { useEffect, useState } from 'preact/hooks'
import { type Registrant as Person, registrantSchema } from '../../api/office-registrants.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { Account, Record, Traces } from './facts.tsx'
import { Correct } from './correct.tsx'
import { DeedForm } from './deed-form.tsx'
import { StandingTag } from './standing-tag.tsx'

export type Deed = 'correct' | 'reissue' | 'close' | 'reopen'

/** One registrant: what is known, and what the office can do, each with a reason. */
export function Registrant({ account }: { account: string }) {
  const [person, setPerson] = useState<Person | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [doing, setDoing] = useState<Deed | null>(null)
  const [done, setDone] = useState<Deed | null>(null)
  // A name stands in no title of a window: titles are kept in the browser's history.
  usePage(t('office-registrants:one'))
  useEffect(() => {
    void ask('GET', `/api/office/registrants/${encodeURIComponent(account)}`, registrantSchema).then((answer) => (answer.ok ? setPerson(answer.value) : setFailure(answer)))
  }, [account])
  const finish = (deed: Deed, after: Person) => {
    setPerson(after)
    setDoing(null)
    setDone(deed)
  }
  const begin = (deed: Deed) => {
    setDone(null)
    setDoing(deed)
  }
  const deeds: readonly Deed[] = person?.standing === 'closing' ? ['correct', 'reissue', 'reopen'] : ['correct', 'reissue', 'close']
  return (
    <>
      <Link href="/office/registrants" icon={BackIcon}>
        {t('office-registrants:back')}
      </Link>
      <PageTitle>{person ? person.name : t('office-registrants:one')}</PageTitle>
      <Failure of={failure} />
      {person === null && failure === null && <Skeleton lines={8} />}
      {person && (
        <>
          <p class="office-actions">
            <StandingTag standing={person.standing} />
            <span>{person.jgradId}</span>
          </p>
          {person.closesAt && <Notice kind="warning" title={t('office-registrants:closesAt', { date: date(person.closesAt) })} />}
          {person.bouncedAt && (
            <Notice kind="warning" title={t('office-registrants:bounced.title', { address: person.email, date: date(person.bouncedAt) })}>
              <p>{t('office-registrants:bounced.text')}</p>
            </Notice>
          )}
          <output>{done && <Notice kind="success" title={t(`office-registrants:deed.${done}.done`)} />}</output>
          {doing === null && (
            <p class="office-actions">
              {deeds.map((deed) => (
                <Button key={deed} onPress={() => begin(deed)}>
                  {t(`office-registrants:deed.${deed}.button`)}
                </Button>
              ))}
            </p>
          )}
          {doing === 'correct' && <Correct person={person} onDone={(after) => finish('correct', after)} onCancel={() => setDoing(null)} />}
          {doing !== null && doing !== 'correct' && <DeedForm key={doing} deed={doing} person={person} onDone={(after) => finish(doing, after)} onCancel={() => setDoing(null)} />}
          <div class="office-pair office-wide">
            <Account person={person} />
            <Record person={person} />
          </div>
          <Traces person={person} />
        </>
      )}
    </>
  )
}
