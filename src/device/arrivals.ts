/**
 * What no first screen needs, as one part: left-overs, signing in and out, computers of many, the state of the storage.
 * It is loaded at every start, after what is shown.
 */
export { askForBackgroundSync } from './background-sync.ts'
export { askWhetherEmptied } from './emptiness.ts'
export { clearLeftNotebooks } from './left-notebooks.ts'
export { forgetSetAside, readSetAside } from './set-aside.ts'
export { askForCode, moveIn, signInWithCode, signInWithPasskey } from './sign-in.ts'
export { moveOut, withoutRounds } from './sign-out.ts'
export { continues, sit } from './sitting.ts'
export { reportStorage } from './storage/report.ts'
