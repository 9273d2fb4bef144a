import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The top folder of the project, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file under the folders named, as paths from the top folder, sorted. */
export const filesUnder = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length)),
    )
    .toSorted()

/** The text of a file, by its path from the top folder. */
export const textOf = (path: string): string => readFileSync(root + path, 'utf8')
