import { openApplicationKeeper } from './application.ts'
import { openChannel } from './channel.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { createHttp } from './http.ts'
import { hasApplication } from './storage/application-database.ts'
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
  const undoable = await database.run((open) => open.pending.filter((entry) => isUndoable(entry, environment.now())).count())
  database.close()
  if (end === 'later' || application === 'later') throw new Error('The server can not be reached')
  // The browser tries again by itself, minutes later: by then these can be sent.
  if (undoable > 0) throw new Error('Something may still be undone')
}
