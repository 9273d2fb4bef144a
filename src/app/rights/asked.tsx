import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type * as z from 'zod/mini'
import { ask, type Asked, type Question } from '../../device/ask.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, DownloadIcon } from '../../ui/icons/icons.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { device, person } from '../shell/device.ts'
import { exportAll } from '../shell/export.ts'
import { signInFrom } from '../shell/return.ts'

/** Why something that needs the server did not come. */
export type NotNow = Extract<Asked<unknown>, { ok: false }>

/** Asks the server for something of the signed-in person's own. Never throws for what a network does. */
export function askOwn<T>(question: Omit<Question<T>, 'account'>): Promise<Asked<T>> {
  const open = device.value
  const account = person.value?.account
  if (!open || account === undefined) return Promise.resolve({ ok: false, why: 'signed-out' })
  return ask(open.door, { ...question, account })
}

export interface Loaded<T> {
  /** Null until the first answer. */
  asked: Asked<T> | null
  again: () => void
  /** Puts a newer answer in the place of the one that is shown. */
  put: (value: T) => void
}

/** What the server says at `path` about the signed-in person, asked for once the page is there. */
export function useAsked<T>(path: string, answer: z.ZodMiniType<T>): Loaded<T> {
  const [asked, setAsked] = useState<Asked<T> | null>(null)
  const [turn, setTurn] = useState(0)
  const open = device.value
  useEffect(() => {
    if (!open) return undefined
    let gone = false
    void askOwn({ method: 'GET', path, answer }).then((next) => {
      if (!gone) setAsked(next)
    })
    return () => {
      gone = true
    }
  }, [open, path, turn, answer])
  const again = useCallback(() => {
    setAsked(null)
    setTurn((before) => before + 1)
  }, [])
  const put = useCallback((value: T) => setAsked({ ok: true, value, status: 200 }), [])
  return { asked, again, put }
}

/** What was loaded, or in its place why it is not there and what can be done. */
export function WhenLoaded<T>({ loaded, children }: { loaded: Loaded<T>; children: (value: T) => ComponentChildren }) {
  const { asked, again } = loaded
  if (!asked) return <Skeleton lines={5} />
  return asked.ok ? <>{children(asked.value)}</> : <NotNowNotice why={asked} again={again} />
}

/** Says why something did not work just now; offline it offers what this device holds by itself. */
export function NotNowNotice({ why, again }: { why: NotNow; again?: () => void }) {
  const { url } = useLocation()
  const [exported, setExported] = useState(false)
  if (why.why === 'refused') {
    return (
      <Notice kind="warning" title={t('rights:need.refusedTitle')}>
        <p>{local(why.problem.message)}</p>
      </Notice>
    )
  }
  if (why.why === 'signed-out') {
    return (
      <Notice
        kind="warning"
        title={t('rights:need.signInTitle')}
        actions={
          <Link kind="primary" href={signInFrom(url)}>
            {t('rights:need.signIn')}
          </Link>
        }
      >
        <p>{t('rights:need.signInText')}</p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="warning"
      title={t('rights:need.offlineTitle')}
      actions={
        <>
          {again && <Button onPress={again}>{t('rights:need.again')}</Button>}
          <Button icon={DownloadIcon} onPress={() => void exportAll().then(setExported)}>
            {t('rights:need.export')}
          </Button>
        </>
      }
    >
      <p>{t('rights:need.offlineText')}</p>
      <output>{exported && t('rights:need.exported')}</output>
    </Notice>
  )
}

/** The way back to the page that all these begin on. */
export const BackToData = () => (
  <p class="actions">
    <Link kind="quiet" icon={BackIcon} href="/me/data">
      {t('rights:backToData')}
    </Link>
  </p>
)
