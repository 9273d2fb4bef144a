import type { Rolldown } from 'vite'

/** Where the office begins: what is loaded from here on is no registrant's. */
const officeDoor = '/src/office/office-door.ts'

/**
 * What a registrant may come to need and would not have without a network: every file that can be reached from the
 * app's entry without going through the office's door must be among what the worker keeps. The worker leaves out what is
 * named `office-…`, and a file that app and office share may by a whim of the bundler be given such a name. Returns their
 * names.
 */
export function missingOffline(chunks: readonly Rolldown.OutputChunk[], precached: ReadonlySet<string>): string[] {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  const follow = (chunk: Rolldown.OutputChunk): void => {
    if (files.has(chunk.fileName) || chunk.facadeModuleId?.endsWith(officeDoor) === true) return
    files.add(chunk.fileName)
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) files.add(file)
    for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
      const next = named.get(name)
      if (next) follow(next)
    }
  }
  for (const chunk of chunks.filter(({ isEntry }) => isEntry)) follow(chunk)
  if (!chunks.some(({ facadeModuleId }) => facadeModuleId?.endsWith(officeDoor) === true)) throw new Error(`The build has no ${officeDoor}: was it renamed?`)
  return [...files].filter((file) => !precached.has(file)).toSorted()
}
