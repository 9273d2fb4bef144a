import { registerHooks } from 'node:module'
import { mutants } from './mutants.ts'

/** Loaded before everything else by `soak.ts`: switches off the one rule that the environment names, as its file is loaded. */
const mutant = mutants.find(({ name }) => name === process.env['MUTANT'])
if (!mutant) throw new Error(`there is no mutant ${process.env['MUTANT']}`)
const { name, file, find, replace } = mutant

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith(`/src/${file}`)) return loaded
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    if (text.split(find).length !== 2) throw new Error(`${name}: what is to be replaced does not stand once in src/${file}`)
    return { ...loaded, source: text.replace(find, () => replace) }
  },
})
