import '../styles/office-form.css'
import '../styles/office-mails.css'
import { useLocation } from 'preact-iso/router'
import { OneMail } from './one-mail.tsx'
import { Outbox } from './outbox.tsx'
import { Templates } from './templates.tsx'

/** The mails: what was sent and what became of it, one of them, and what each kind looks like. */
export function Mails() {
  const { path } = useLocation()
  const [, , , part, name] = path.split('/')
  if (part === undefined || part === '') return <Outbox />
  if (part === 'templates') return <Templates name={name === undefined ? null : decodeURIComponent(name)} />
  return <OneMail key={part} id={decodeURIComponent(part)} />
}
