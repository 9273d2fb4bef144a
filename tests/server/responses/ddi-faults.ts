import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { memoryPages, validateXML } from 'xmllint-wasm'

const ours = (fileName: string) => ({ fileName, contents: readFileSync(new URL(fileName, import.meta.url), 'utf8') })
const [subset, language] = [ours('ddi-subset.xsd'), ours('xml-lang.xsd')]

/** The standard's own schemas, which are not ours to keep here: a folder that the environment names. */
const standard = process.env['DDI_SCHEMAS'] || undefined
const standardSchemas = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.xsd'))
    .map((path) => ({ fileName: path, contents: readFileSync(join(folder, path), 'utf8') }))

/** What is wrong with a DDI file; empty: nothing. */
export async function ddiFaults(xml: string): Promise<string[]> {
  const file = { fileName: 'ddi.xml', contents: xml }
  const own = await validateXML({ xml: [file], schema: [subset], preload: [language] })
  const faults = own.errors.map(({ message }) => message)
  if (standard === undefined) return faults
  const all = standardSchemas(standard)
  const schema = all.filter(({ fileName }) => fileName === 'codebook.xsd')
  const theirs = await validateXML({ xml: [file], schema, preload: all.filter(({ fileName }) => fileName !== 'codebook.xsd'), initialMemoryPages: memoryPages.MiB * 64, maxMemoryPages: memoryPages.MiB * 512 })
  return [...faults, ...theirs.errors.map(({ message }) => message)]
}
