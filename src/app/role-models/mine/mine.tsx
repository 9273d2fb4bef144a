import './mine.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { myStory } from '../../../api/story-record.ts'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { notebook } from '../../shell/device.ts'
import { NotFound } from '../../shell/instead.ts'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { useRecordDraft } from '../../shell/use-record-draft.ts'
import { minePath } from '../paths.ts'
import { Check } from './check.tsx'
import { Hub } from './hub.tsx'
import { NotWilling } from './not-willing.tsx'
import { askMine, saidByServer, standingOf, useOwnDraft } from './own-story.ts'
import { Send } from './send.tsx'
import { isStep } from './steps.ts'
import { StepPage } from './step-page.tsx'
import { StretchPage } from './stretch.tsx'

/** Everything under /role-models/mine: a story of one's own, written in the notebook and sent from there. */
export function Mine() {
  const draft = useRecordDraft(myStory)
  return draft ? <Opened draft={draft} /> : <Skeleton lines={6} />
}

function Opened({ draft }: { draft: RecordDraft }) {
  const { path } = useLocation()
  const own = useOwnDraft(draft)
  const asked = useServersWord()
  if (!own) return <Skeleton lines={6} />
  const isKnown = own.way !== null || draft.shown(myStory.invited).value !== undefined || standingOf(draft) !== null || saidByServer()?.willingSince != null
  if (!isKnown) return asked === 'asking' ? <Skeleton lines={6} /> : <NotWilling isUnknown={asked === 'unanswered'} />
  const [page, id, ...rest] = path.slice(minePath.length + 1).split('/')
  if (page === undefined || page === '') return <Hub draft={draft} own={own} />
  if (rest.length > 0) return <NotFound />
  if (page === 'route' && id !== undefined) return isStretch(id) ? <StretchPage key={id} id={id} own={own} /> : <NotFound />
  if (id !== undefined) return <NotFound />
  if (page === 'check') return <Check own={own} />
  if (page === 'send') return <Send draft={draft} own={own} />
  return isStep(page) ? <StepPage key={page} step={page} draft={draft} own={own} /> : <NotFound />
}

const isStretch = (id: string): boolean => id.startsWith(myStory.stretches) && /^[A-Za-z0-9_-]{1,64}$/.test(id)

/** Asks the server once for what it knows of the person as an author. `unanswered`: it could not be asked. */
function useServersWord(): 'asking' | 'answered' | 'unanswered' {
  const [state, setState] = useState<'asking' | 'answered' | 'unanswered'>('asking')
  const book = notebook.value
  useEffect(() => {
    let gone = false
    if (book) void askMine('GET').then(({ ok }) => !gone && setState(ok ? 'answered' : 'unanswered'))
    return () => {
      gone = true
    }
  }, [book])
  return state
}
