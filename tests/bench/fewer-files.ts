import type { Plugin, Rolldown } from 'vite'

/** A file that only hands on what is in another: the bundler writes one for each dynamic import that a group took in. */
const handsOn = /^export\{([^{}]*)\}from[`"']\.\/([^`"']+)[`"'];?\s*$/

/** What a file that hands on stands for. */
interface HandedOn {
  /** The file that has it all, beside it in the same folder. */
  from: string
  /** The names asked for, each with its name there. */
  names: readonly (readonly [asked: string, there: string])[]
}

/** Reads a file that does nothing but hand on; null for any other. */
export function readHandedOn(code: string): HandedOn | null {
  const found = handsOn.exec(code)
  if (!found) return null
  const [, list = '', from = ''] = found
  const names = list.split(',').map((entry) => {
    const [there = '', asked = there] = entry.trim().split(' as ')
    return [asked, there] as const
  })
  return { from, names }
}

/**
 * The code with each dynamic import of a file that only hands on replaced by one of the file behind it, which also takes
 * its place in Vite's list of what to ask for ahead.
 */
export const importDirectly = (code: string, handedOn: ReadonlyMap<string, HandedOn>): string =>
  code
    .replace(/(["'`])(assets\/)([^"'`/]+\.js)\1/g, (whole, quote, folder, file: string) => {
      const behind = handedOn.get(file)
      return behind ? quote + folder + behind.from + quote : whole
    })
    .replace(/import\((`|"|')\.\/([^`"']+)\1\)/g, (whole, _quote, file: string) => {
      const behind = handedOn.get(file)
      if (!behind) return whole
      return `import(\`./${behind.from}\`).then(m=>({${behind.names.map(([asked, there]) => `${asked}:m.${there}`).join()}}))`
    })

/**
 * Leaves out the files that only hand on what is in another: a phone would keep sixty of them, and ask for one more each
 * time a part is opened. What the office brings stays as it is.
 */
export function fewerFiles(): Plugin {
  return {
    name: 'jgrad:fewer-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output): output is Rolldown.OutputChunk => output.type === 'chunk')
        const imported = new Set(chunks.flatMap(({ imports }) => imports))
        const folder = (file: string) => file.slice(0, file.lastIndexOf('/') + 1)
        const name = (file: string) => file.slice(folder(file).length)
        const handedOn = new Map<string, HandedOn>()
        for (const chunk of chunks) {
          if (chunk.isEntry || imported.has(chunk.fileName) || name(chunk.fileName).startsWith('office-')) continue
          const found = readHandedOn(chunk.code)
          if (!found) continue
          handedOn.set(name(chunk.fileName), found)
          delete bundle[chunk.fileName]
        }
        for (const chunk of chunks) {
          if (!bundle[chunk.fileName]) continue
          chunk.code = importDirectly(chunk.code, handedOn)
          chunk.dynamicImports = chunk.dynamicImports.map((file) => folder(file) + (handedOn.get(name(file))?.from ?? name(file)))
        }
      },
    },
  }
}
