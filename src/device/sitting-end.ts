import type { Environment } from './environment.ts'
import type { Http } from './http.ts'
import { moveOut } from './sign-out.ts'
import type { Marks } from './storage/device-database.ts'
import { openNotebookDatabase } from './storage/notebook-database.ts'

/** Every tab of a sitting at a computer that others use holds this. */
export const sittingLock = 'jgrad-sitting'

/** Whether some tab of a sitting is open. */
export async function isGoingOn(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name, mode }) => name === sittingLock && mode === 'shared')
}

const firstLook = 2_000
const nextLook = 1_000
const looks = 10
const pause = (span: number) => new Promise((resolve) => setTimeout(resolve, span))

/**
 * In the worker, after a tab of a sitting was left: when no other one is open, and none is being loaded anew, all that is
 * here of its person goes. `anyPage`: whether the browser shows a page of ours. Resolves to whether it was ended.
 */
export async function endIfLeft(
  anyPage: () => Promise<boolean>,
  { environment, marks, http }: { environment: Environment; marks: Marks; http: Http },
): Promise<boolean> {
  for (let look = 1; look <= looks; look += 1) {
    await pause(look === 1 ? firstLook : nextLook)
    if (await isGoingOn()) return false
    if (!(await anyPage())) break
  }
  return navigator.locks.request(sittingLock, { ifAvailable: true }, async (lock) => {
    const sitting = await marks.get('sitting')
    if (!lock || !sitting) return false
    await moveOut(sitting.account, { marks, environment })
    if (await openNotebookDatabase(sitting.account, environment).destroy()) await marks.change({ doomed: undefined })
    await http.liftBar()
    return true
  })
}
