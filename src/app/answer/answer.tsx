import './answer.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import type { EntryAttempt } from '../../device/sign-in-by-link.ts'
import { lookAtLink } from '../../device/sign-in-by-link.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { device, person, syncState } from '../shell/device.ts'
import { EnterCode } from './enter-code.tsx'
import { Ended, Offline, SomebodyElse } from './closed-doors.tsx'
import { type Enter, enterBy } from './enter.ts'
import { LinkPage } from './link-page.tsx'
import { forgetToken, takeToken } from './token.ts'

type Looked = EntryAttempt<{ campaign: string; yours: boolean }>

/**
 * /answer: what the link in an invitation leads to. Opening it does nothing but look where it leads; the button opens.
 * Without a link, and at /answer/code: where the code of another device is typed.
 */
export function Answer() {
  const { path, route } = useLocation()
  const [token, setToken] = useState<string | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [looks, setLooks] = useState(0)
  /** Somebody is being let in: until that has ended nothing else is looked at or shown. */
  const [entering, setEntering] = useState(false)
  const open = device.value
  const who = person.value
  const account = who?.account
  const known = who !== undefined
  useEffect(() => {
    const take = () => {
      setLooked(null)
      setToken(takeToken())
    }
    take()
    // Another link, followed while this page is open.
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  useEffect(() => {
    if (!open || !known || !token || entering) return undefined
    let gone = false
    void lookAtLink(open.door, token, account).then((found) => {
      if (!gone) setLooked(found)
    })
    return () => {
      gone = true
    }
  }, [open, known, account, token, looks, entering])

  const found = looked?.ok ? looked.value : null
  const isIn = Boolean(who) && syncState.value?.phase !== 'signed-out' && (who?.scope === undefined || who.scope === found?.campaign)
  const goesOn = found?.yours === true && isIn && !entering ? `/survey/${found.campaign}` : null
  useEffect(() => {
    if (goesOn === null) return
    forgetToken()
    route(goesOn, true)
  }, [goesOn, route])

  if (!open || !known || token === null) return <Skeleton lines={6} />
  const enter: Enter = async (prove) => {
    setEntering(true)
    const entered = await enterBy(open, prove)
    if (entered.ok) {
      forgetToken()
      route(entered.to, true)
      return null
    }
    setEntering(false)
    return entered.problem
  }
  const isOthers = Boolean(who) && !entering
  if (token === '' || path === '/answer/code') {
    return isOthers && syncState.value?.phase !== 'signed-out' ? <SomebodyElse /> : <EnterCode linked={token !== ''} busy={entering} enter={enter} />
  }
  if (looked === null || goesOn !== null) return <Skeleton lines={6} />
  if (!looked.ok) return looked.problem === 'ended' ? <Ended /> : <Offline problem={looked.problem} onRetry={() => setLooks(looks + 1)} />
  if (isOthers && !looked.value.yours) return <SomebodyElse />
  return <LinkPage key={token} open={open} token={token} campaign={looked.value.campaign} busy={entering} enter={enter} />
}
