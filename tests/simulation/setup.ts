import { filesUnder, root, textOf } from '../unit/house-files.ts'
import { becomeBrowser } from './page.ts'

// Before anything of the product is loaded: some of it looks at once at what a browser has.
becomeBrowser()

/** Parts that the product loads when they are first needed. Loading takes real time, of which there is none in a history. */
const parts = filesUnder('src/device').flatMap((path) =>
  [...textOf(path).matchAll(/import\('(\.[^']+)'\)/g)].map(([, part = '']) => new URL(part, `file://${root}${path}`).pathname),
)
for (const part of new Set(parts)) if (!part.endsWith('/passkey-ceremony.ts')) await import(part)
