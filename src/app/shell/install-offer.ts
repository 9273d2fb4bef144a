import { part } from './part.tsx'

/** The offer to install, with its texts, loaded where a screen has room for it. */
export const InstallOffer = part(['install'], () => import('./install-hint.tsx').then(({ InstallHint }) => InstallHint))
