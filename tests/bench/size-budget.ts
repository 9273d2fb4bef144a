import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'
import { missingOffline } from './offline-parts.ts'

/** What a registrant's phone may have to download, in bytes of gzip. The build fails when a line is over. */
const budgets = {
  static: 45 * 1024,
  firstScreen: 95 * 1024,
  survey: 15 * 1024,
  postings: 15 * 1024,
  searchForm: 11 * 1024,
  posting: 12 * 1024,
  researchFields: 10 * 1024,
  precache: 450 * 1024,
}

const languages = ['ja', 'en']
const isChunk = (output: Rolldown.OutputAsset | Rolldown.OutputChunk): output is Rolldown.OutputChunk => output.type === 'chunk'

type Line = { name: string; bytes: number; limit: number }

/** Measures the finished build and throws when it is larger than we promise, or the worker leaves out a part. Runs after the worker has been written. */
export function sizeBudget(): Plugin {
  let chunks: Rolldown.OutputChunk[] = []
  let folder = ''
  return {
    name: 'jgrad:size-budget',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = config.build.outDir
    },
    writeBundle(_options, bundle) {
      chunks = Object.values(bundle).filter(isChunk)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        // A build that failed earlier has written nothing to measure; its own error must stay the one that is seen.
        if (chunks.length === 0) return
        const precached = new Set([...readFileSync(join(folder, 'sw.js'), 'utf8').matchAll(/"url":"([^"]+)"/g)].map(([, url]) => String(url)))
        const lines = measure(chunks, folder, precached)
        for (const { name, bytes, limit } of lines) {
          console.info(`${bytes > limit ? 'OVER' : 'ok  '}  ${kilobytes(bytes)} of ${kilobytes(limit)} gzip  ${name}`)
        }
        const over = lines.filter(({ bytes, limit }) => bytes > limit)
        if (over.length > 0) throw new Error(`Over the size budget: ${over.map(({ name }) => name).join('; ')}`)
        const missing = missingOffline(chunks, precached)
        if (missing.length > 0) throw new Error(`Not kept for offline use, though a registrant may need it: ${missing.join('; ')}`)
      },
    },
  }
}

function measure(chunks: readonly Rolldown.OutputChunk[], folder: string, precached: ReadonlySet<string>): Line[] {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const sizes = new Map<string, number>()
  const gzip = (file: string) => {
    const known = sizes.get(file)
    if (known !== undefined) return known
    const bytes = gzipSync(readFileSync(join(folder, file))).byteLength
    sizes.set(file, bytes)
    return bytes
  }
  /** A chunk with all that it loads statically, scripts and styles. */
  const closure = (start: Rolldown.OutputChunk, files = new Set<string>()): Set<string> => {
    if (files.has(start.fileName)) return files
    files.add(start.fileName)
    for (const css of start.viteMetadata?.importedCss ?? []) files.add(css)
    for (const name of start.imports) {
      const next = named.get(name)
      if (next) closure(next, files)
    }
    return files
  }
  const partOf = (path: string) => {
    const chunk =
      chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(path)) ??
      chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(path)))
    if (!chunk) throw new Error(`The size budget knows no part ${path}: was it renamed?`)
    return closure(chunk)
  }
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + gzip(file), 0)
  /** The texts of some areas, in the language in which they are larger. */
  const texts = (...areas: string[]) =>
    Math.max(...languages.map((language) => sum(new Set(areas.flatMap((area) => [...partOf(`/locales/${language}/${area}.json`)])))))

  const entry = chunks.find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('The build has no entry to measure')
  const atStart = closure(entry)
  const atHome = new Set([...atStart, ...partOf('/src/device/open.ts'), ...partOf('/src/app/home/home.tsx')])
  const besides = (files: Iterable<string>, ...there: ReadonlySet<string>[]) => [...files].filter((file) => !there.some((set) => set.has(file)))
  const survey = new Set(besides(partOf('/src/app/survey/survey.tsx'), atHome))
  // Big, and loaded only where a field is asked or named.
  const researchFields = new Set(besides(partOf('/src/domain/codes/research-fields.ts'), atHome, survey))
  // The survey is loaded ahead wherever somebody is signed in: what both fill in with is there.
  const postings = new Set(
    besides(new Set([...partOf('/src/app/postings/postings.tsx'), ...partOf('/src/app/postings/market/market-page.tsx')]), atHome, survey, researchFields),
  )
  const posting = besides(partOf('/src/app/postings/reading/posting-page.tsx'), atHome, survey, researchFields, postings)
  const form = besides(partOf('/src/app/postings/form.tsx'), atHome, survey, researchFields, postings, new Set(posting))
  return [
    { name: 'loaded by index.html', bytes: sum(atStart), limit: budgets.static },
    {
      name: 'until the first signed-in screen',
      bytes: sum(atHome) + texts('ui', 'shell', 'home'),
      limit: budgets.firstScreen,
    },
    { name: 'the survey on top', bytes: sum(survey) + texts('survey', 'question'), limit: budgets.survey },
    { name: 'the postings on top of that', bytes: sum(postings) + texts('market'), limit: budgets.postings },
    { name: 'reading a posting', bytes: sum(posting) + texts('posting', 'search'), limit: budgets.posting },
    { name: 'the form of a saved search', bytes: sum(form) + texts('criteria'), limit: budgets.searchForm },
    { name: 'the research fields', bytes: sum(researchFields), limit: budgets.researchFields },
    { name: 'everything precached', bytes: sum(precached), limit: budgets.precache },
  ]
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(6)} KB`
