import './rights.css'
import { useLocation } from 'preact-iso/router'
import { isCorrectable } from '../../domain/account/correction.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { Close } from './close.tsx'
import { ConfirmClose } from './confirm-close.tsx'
import { Consents } from './consents.tsx'
import { AskCorrection } from './ask-correction.tsx'
import { Corrections } from './corrections.tsx'
import { Data } from './data.tsx'
import { History } from './history.tsx'
import { Print } from './print.tsx'

/** Everything under /me/data: what a person may do with the data held about them. */
export function Rights() {
  const { path } = useLocation()
  if (person.value === undefined) return <Skeleton lines={6} />
  if (person.value === null) return <SignInFirst />
  switch (path) {
    case '/me/data':
      return <Data />
    case '/me/data/print':
      return <Print />
    case '/me/data/history':
      return <History />
    case '/me/data/corrections':
      return <Corrections />
    case '/me/data/consents':
      return <Consents />
    case '/me/data/close':
      return <Close />
    case '/me/data/close/confirm':
      return <ConfirmClose />
    default: {
      const field = /^\/me\/data\/corrections\/(\w+)$/.exec(path)?.[1]
      return field !== undefined && isCorrectable(field) ? <AskCorrection key={field} field={field} /> : <NotFound />
    }
  }
}
