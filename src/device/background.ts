import { openApplicationKeeper } from './application.ts'
import { openChannel } from './channel.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { createHttp } from './http.ts'
import { hasApplication } from './storage/application-database.ts'
import { endIfLeft, isGoingOn } from './sitting-end.ts'
import { openMarks } from './storage/device-database.ts'
import { openNotebookDatabase } from './storage/notebook-database.ts'
import { isUndoable } from './sync/batch.ts'
import { runRound } from './sync/round.ts'
import { noTrouble } from './sync/trouble.ts'

/**
 * One round in the worker, with no page open. Rejects when it should be tried again, so that the browser's background
 * sync knows.
 */
export async function syncInBackground(environment: Environment = browserEnvironment): Promise<void> {
  const marks = openMarks(environment)
  const http = createHttp(environment, marks)
  // A round that somebody else asked for before must not wake what was left behind.
  if ((await marks.get('sitting')) && !(await isGoingOn())) {
    await endIfLeft(() => Promise.resolve(false), { environment, marks, http })
    return
  }
  const person = await marks.get('person')
  const application = (await hasApplication(environment)) ? await openApplicationKeeper(environment).send(http) : 'nothing'
  if (!person) {
    // Somebody signed out here without a network: the server is told, and nothing else.
    if (application === 'later' || !(await http.liftBar())) throw new Error('The server can not be reached')
    return
  }
  const database = openNotebookDatabase(person.account, environment)
  const channel = openChannel()
  const device = (await marks.get('device')) ?? environment.newId()
  const signal = new AbortController().signal
  const end = await runRound({ person, device, database, environment, marks, http, channel, signal }, noTrouble(), 'wait')
  if (end === 'barred' || end === 'revoked' || end === 'erased') {
    // The notebook is gone, or no longer this person's to open: looking into it would bring it back, empty.
    database.close()
    return
  }
  const undoable = await database.run((open) => open.pending.filter((entry) => isUndoable(entry, environment.now())).count())
  database.close()
  if (end === 'later' || application === 'later') throw new Error('The server can not be reached')
  // The browser tries again by itself, minutes later: by then these can be sent.
  if (undoable > 0) throw new Error('Something may still be undone')
}

/** A tab was left on a computer that others use: when it was the last, what was kept for its person goes. */
export async function endSittingInBackground(anyPage: () => Promise<boolean>, environment: Environment = browserEnvironment): Promise<void> {
  const marks = openMarks(environment)
  const ended = await endIfLeft(anyPage, { environment, marks, http: createHttp(environment, marks) })
  if (ended) openChannel().tell('person')
}
