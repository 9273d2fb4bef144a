import { effect } from '@preact/signals'
import { device } from './device.ts'
import { watchForUpdates } from './update.ts'

/** The name of the database in which an application waits, as `device/storage/application-database.ts` has it. */
const applicationDatabase = 'jgrad-application'

/** What the app does once its first screen is there and nothing else happens. */
export function startLate(): void {
  import('../../ui/controls/way-back.ts').then(
    ({ keepTextsOnTheWayBack }) => keepTextsOnTheWayBack(),
    (error: unknown) => console.warn('the part that keeps texts on the way back could not be loaded', error),
  )
  watchForUpdates().catch((error: unknown) => console.warn('the worker could not be registered', error))
  import('./reminders.ts').then(
    ({ followReminders }) => followReminders(),
    (error: unknown) => console.warn('the part that reminds could not be loaded', error),
  )
  sendLeftApplication().catch((error: unknown) => console.warn('an application that waits here could not be sent', error))
}

/** Sends an application that was sealed without a network, wherever the app is opened again. Loads nothing where there is none. */
async function sendLeftApplication(): Promise<void> {
  const databases = await indexedDB.databases()
  if (!databases.some(({ name }) => name === applicationDatabase)) return
  const { openApplicationKeeper } = await import('../../device/application.ts')
  const stop = effect(() => {
    const open = device.value
    if (!open) return
    queueMicrotask(() => stop())
    openApplicationKeeper()
      .send(open.door)
      .catch((error: unknown) => console.warn('an application that waits here could not be sent', error))
  })
}
