import { part } from './part.tsx'

/** What stands below /me in rooms of their own: loaded by whoever goes there. */
export const Devices = part(['devices'], () => import('../devices/devices.tsx').then(({ Devices }) => Devices))
export const Passkeys = part(['devices'], () => import('../devices/passkeys.tsx').then(({ Passkeys }) => Passkeys))
