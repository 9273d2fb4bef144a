import { signal } from '@preact/signals'

/** Whether the person says that others use this computer too; holds from the address to the code. */
export const sharing = signal(false)

/** Whether the person came to the code with one they had, so that none was mailed just now. */
export const codeAtHand = signal(false)
