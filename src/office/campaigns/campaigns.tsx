import '../styles/office-import.css'
import '../styles/office-mails.css'
import './campaigns.css'
import { useLocation } from 'preact-iso/router'
import { List } from './list.tsx'
import { NewPlan, OneCampaign } from './one.tsx'

/** The campaigns: all of them, a new one, or one with its pages. */
export function Campaigns() {
  const { path } = useLocation()
  const [, , , id, part = ''] = path.split('/')
  if (id === undefined || id === '') return <List />
  if (id === 'new') return <NewPlan />
  return <OneCampaign key={id} id={decodeURIComponent(id)} part={part} />
}
