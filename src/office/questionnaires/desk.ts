import { officeQuestionnaireSchema, type WorkingCopy, workingCopySchema } from '../../api/office-questionnaires.ts'
import { ask } from '../ask.ts'
import { apiPath } from './paths.ts'
import { type Desk, openWriting, type Writing } from './writing.ts'

/**
 * What is being written, by id. It outlives its page: words that are not stored yet are still there when somebody comes
 * back, or has signed in again.
 */
const open = new Map<string, Writing>()

/** Takes up the writing that is not stored yet, or begins with what the server has. */
export function takeUp(copy: WorkingCopy): Writing {
  const { id } = copy.definition
  const before = open.get(id)
  if (before && before.saving.value.state !== 'saved') return before
  before?.end()
  const writing = openWriting(copy, deskOf(id))
  open.set(id, writing)
  return writing
}

/** Ends the writing: what was its working copy was published, thrown away or replaced. */
export function putAway(id: string): void {
  open.get(id)?.end()
  open.delete(id)
}

/** The writing that is not stored yet, if there is one. */
export function unstored(id: string): Writing | undefined {
  const writing = open.get(id)
  return writing && writing.saving.value.state !== 'saved' ? writing : undefined
}

const deskOf = (id: string): Desk => ({
  save: (rev, definition) => ask('PUT', apiPath(id), workingCopySchema, { rev, definition }),
  begin: (definition) => ask('POST', apiPath(), workingCopySchema, { origin: 'version', definition }),
  read: () => ask('GET', apiPath(id), officeQuestionnaireSchema),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
})

addEventListener('online', () => {
  for (const writing of open.values()) if (writing.saving.value.state === 'failed') void writing.flush()
})
addEventListener('beforeunload', (event) => {
  // The browser's own question: what is not stored would be gone.
  if ([...open.values()].some((writing) => writing.saving.value.state !== 'saved')) event.preventDefault()
})
