import '../styles/office-coordinator.css'
import { useEffect, useState } from 'preact/hooks'
import { type UniversityFigures as Figures, universityFiguresSchema } from '../../api/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { saveText } from '../controls/save-file.ts'
import { door } from '../shell/session.ts'
import { usePage } from '../shell/page.ts'
import { Response } from './response.tsx'
import { figuresFile } from './figures-file.ts'
import { Letter } from './letter.tsx'
import { Registered } from './registered.tsx'

/** All that a coordinator sees: the registrants and the responses of their university, as coarse numbers, and texts to send. */
export function UniversityFigures() {
  const here = door.value
  const university = here.at === 'coordinator' ? local(here.person.university.name) : ''
  const title = t('office-coordinator:title', { university })
  usePage(title)
  const [figures, setFigures] = useState<Figures | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/university', universityFiguresSchema).then((answer) => (answer.ok ? setFigures(answer.value) : setFailure(answer)))
  }, [])
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Failure of={failure} />
      {figures === null && failure === null && <Skeleton lines={8} />}
      {figures && <Told figures={figures} />}
    </>
  )
}

function Told({ figures }: { figures: Figures }) {
  const { countedOn, campaigns, registered, addressLetter, sample } = figures
  return (
    <>
      <p>{t('office-coordinator:lead', { date: date(countedOn) })}</p>
      {sample && <Notice title={t('office-coordinator:sample')} />}
      <div class="coordinator-rule">
        <p>{t('office-coordinator:rule')}</p>
        <p>{t('office-coordinator:shareable')}</p>
      </div>
      <section class="coordinator-part" aria-labelledby="campaigns">
        <h2 id="campaigns">{t('office-coordinator:campaigns')}</h2>
        {campaigns.length === 0 && <p class="office-empty">{t('office-coordinator:noCampaigns')}</p>}
        {campaigns.map((campaign) => (
          <Response key={campaign.id} campaign={campaign} />
        ))}
      </section>
      <section class="coordinator-part" aria-labelledby="registered">
        <h2 id="registered">{t('office-coordinator:registered')}</h2>
        <Registered registered={registered} />
      </section>
      <section class="coordinator-part" aria-labelledby="letters">
        <h2 id="letters">{t('office-coordinator:letters')}</h2>
        <p>{t('office-coordinator:lettersLead')}</p>
        {campaigns.map(({ id, title, letter }) => letter && <Letter key={id} id={id} title={t('office-coordinator:letterOf.survey', { title: local(title) })} text={letter} />)}
        <Letter id="address" title={t('office-coordinator:letterOf.address')} text={addressLetter} />
      </section>
      <p class="office-actions">
        <Button onPress={() => saveText(t('office-coordinator:csv.file', { day: countedOn }), figuresFile(figures))}>{t('office-coordinator:save')}</Button>
      </p>
    </>
  )
}
