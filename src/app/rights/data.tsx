import { useState } from 'preact/hooks'
import { copySchema } from '../../api/copy.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon, DownloadIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { allUnstored, storeAll } from '../shell/safekeeping.ts'
import { exportName, saveFile } from '../shell/save-file.ts'
import { askOwn, NotNowNotice, type NotNow } from './asked.tsx'
import { wholeCopy } from './whole-copy.ts'

const ways = ['history', 'corrections', 'consents', 'close'] as const

/** What JGRAD holds about me, and what I may do with it. */
export function Data() {
  usePage(t('rights:title'))
  return (
    <>
      <PageTitle>{t('rights:title')}</PageTitle>
      <p>{t('rights:lead')}</p>
      <TakeCopy />
      {ways.map((way) => (
        <section key={way} class="right">
          <h2>
            <Link href={`/me/data/${way}`}>{t(`rights:go.${way}`)}</Link>
          </h2>
          <p>{t(`rights:go.${way}Text`)}</p>
        </section>
      ))}
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('rights:back')}
        </Link>
      </p>
    </>
  )
}

/** Everything as a file: what the server holds, and what only this device does. */
function TakeCopy() {
  const [state, setState] = useState<'working' | 'done' | NotNow | null>(null)
  const take = async () => {
    setState('working')
    // Words that can't be stored go into the file all the same.
    await storeAll()
    const here = await device.value?.export()
    const asked = await askOwn({ method: 'GET', path: '/api/rights/copy', answer: copySchema })
    if (!asked.ok) return setState(asked)
    saveFile(exportName(new Date()), wholeCopy(asked.value, here, allUnstored()))
    return setState('done')
  }
  return (
    <section class="right">
      <h2>{t('rights:copy.title')}</h2>
      <p>{t('rights:copy.text')}</p>
      <p class="actions">
        <Button kind="primary" icon={DownloadIcon} busy={state === 'working'} onPress={() => void take()}>
          {t('rights:copy.button')}
        </Button>
        <Link href="/me/data/print">{t('rights:copy.print')}</Link>
      </p>
      <output>{state === 'working' ? t('rights:copy.working') : state === 'done' ? t('rights:copy.done') : ''}</output>
      {state !== null && typeof state === 'object' && <NotNowNotice why={state} again={() => void take()} />}
    </section>
  )
}
