import '../ui/styles/index.css'
import './app.css'
import { render } from 'preact'
import { initLanguage, loadArea } from '../ui/text/text.ts'
import { App, isForAnybody, preloadFirst } from './shell/app.tsx'
import { adopt, failToOpen } from './shell/device.ts'
import { watchForInstall } from './shell/install.ts'
import { reloadForMissingPart } from './shell/reload.ts'
import { storeBeforeLeaving } from './shell/safekeeping.ts'
import { whenNotebookIsWanted } from './shell/somebody.ts'
import { whenIdle } from './shell/when-idle.ts'

addEventListener('vite:preloadError', (event) => {
  // A part of an older version that is gone: the newer version has its own.
  if (reloadForMissingPart()) event.preventDefault()
})
const root = document.getElementById('app')
if (!root) throw new Error('index.html has no place for the app')
// The office and the coordinators' place open no notebook. This file is where the parts are put together, so it alone may know of both.
if (/^\/(office|university)(\/|$)/.test(location.pathname)) await (await import('../office/office-door.ts')).openOffice(root)
else await startApp(root)

async function startApp(root: HTMLElement): Promise<void> {
  // Asked for at once, beside everything else: the notebook is what the first screen waits for, a stranger's excepted.
  const opening = whenNotebookIsWanted(isForAnybody(location.pathname))
    .then(() => import('../device/open.ts'))
    .then(({ openDevice }) => openDevice())

  watchForInstall()
  storeBeforeLeaving()

  opening.then(adopt, (error: unknown) => {
    console.error('the device did not open', error)
    failToOpen(error)
  })

  await Promise.all([initLanguage(), loadArea('shell'), preloadFirst()])
  root.replaceChildren()
  root.removeAttribute('aria-busy')
  render(<App />, root)

  if (import.meta.env.PROD) {
    whenIdle(() => {
      import('./shell/late.ts')
        .then(({ startLate }) => startLate())
        .catch((error: unknown) => console.warn('the worker could not be registered', error))
    })
  }
}
