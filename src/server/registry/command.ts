import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ImportKind } from '../../api/office-imports.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { consoleActor, recordAudit } from '../accounts/audit.ts'
import { CannotStart } from '../cannot-start.ts'
import { type Config, placeOf } from '../config.ts'
import { consoleText } from '../say.ts'
import { createAccount, findAccount } from '../store/accounts.ts'
import { hold } from '../store/engine.ts'
import { openStore, type Store } from '../store/store.ts'
import { applyImport, importLimits, type ImportRefusal, planImport } from './import.ts'
import { planWords, unreadableWords } from './plan-words.ts'

const names = ['administrator', 'universities', 'members', 'registrations'] as const
type Name = (typeof names)[number]

interface Wish {
  name: Name
  /** An address, or a file. */
  about: string
  university: string | null
  also: ReadonlySet<number>
  apply: boolean
}

/** Whether a command is one of those about people and lists. */
export const isRegistryCommand = (name: string | undefined): name is Name => names.some((each) => each === name)

/**
 * `npm run office -- administrator <address> | universities <file> | members <file> | registrations <file> --university
 * <id>`: makes an administrator, or says what a list would do; with `--apply` it is done. `say` prints the plan; returns what to print at the end, throws
 * `CannotStart` for what whoever runs it can mend, and `CannotOpen` for a database that can't be used.
 */
export async function registryCommand(config: Config, args: readonly string[], say: (text: string) => void): Promise<string> {
  const wish = readWish(args)
  mkdirSync(config.dataDir, { recursive: true })
  const store = await openStore(placeOf(config))
  try {
    return wish.name === 'administrator' ? await makeAdministrator(store, wish.about) : await takeIn(store, config, { ...wish, name: wish.name, say })
  } finally {
    await store.close()
  }
}

function readWish(args: readonly string[]): Wish {
  const given = (() => {
    try {
      return parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { apply: { type: 'boolean', default: false }, university: { type: 'string' }, also: { type: 'string' } },
      })
    } catch (failure) {
      if (failure instanceof TypeError) throw new CannotStart('officeUsage')
      throw failure
    }
  })()
  const [name, about, ...more] = given.positionals
  const { apply, university = null, also = '' } = given.values
  const isRight = isRegistryCommand(name) && about !== undefined && more.length === 0 && /^(\d+(,\d+)*)?$/.test(also)
  // Whose people they are is told for people alone, and always for them.
  if (!isRight || (name === 'registrations') !== (university !== null) || (name === 'administrator' && apply)) throw new CannotStart('officeUsage')
  return { name, about, university, apply, also: new Set(also.split(',').filter(Boolean).map(Number)) }
}

async function makeAdministrator(store: Store, typed: string): Promise<string> {
  const email = foldMailAddress(typed)
  if (!isMailAddress(email)) throw new CannotStart('badAdministrator')
  const now = Date.now()
  await store.write(async (tx) => {
    await hold(tx, 'people of the office')
    const known = await findAccount(tx, email)
    if (known?.role === 'administrator') return
    const account = known?.id ?? (await createAccount(tx, { email, role: 'administrator', name: email, language: 'ja', now }))
    await tx.updateTable('accounts').set({ role: 'administrator' }).where('id', '=', account).execute()
    await recordAudit(tx, { actor: consoleActor, action: 'people.invite', account, detail: { role: 'administrator' } }, now)
  })
  return consoleText('administratorMade', { email })
}

function readList(path: string, limit: number): Uint8Array {
  try {
    if (statSync(path).size > limit) throw new CannotStart('listTooLarge', { file: path, limit: String(limit / 1024 / 1024) })
    return readFileSync(path)
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure) throw new CannotStart('cannotReadList', { file: path, reason: String(failure.code) })
    throw failure
  }
}

async function takeIn(store: Store, config: Config, { name: kind, about, university, apply, also, say }: Wish & { name: ImportKind; say: (text: string) => void }): Promise<string> {
  // npm runs this in the project's folder; a path is meant from where it was typed.
  const file = resolve(process.env['INIT_CWD'] ?? '.', about)
  const request = { kind, university, bytes: readList(file, importLimits[kind].bytes) }
  const services = { store, config, clock: Date.now }
  const planned = await planImport(services, request, consoleActor)
  if (!planned.ok) throw refusalOf(planned.refusal, file)
  if (!apply || planned.value.wrongCount > 0) say(`${planWords(planned.value)}\n`)
  if (planned.value.wrongCount > 0) throw new CannotStart('listWrong', { file })
  if (!apply) return consoleText('listPlanned')
  const done = await applyImport(services, { ...request, also, token: planned.value.token }, consoleActor)
  if (!done.ok) throw refusalOf(done.refusal, file)
  const { added, changed } = done.value
  return consoleText(kind === 'registrations' ? 'peopleTaken' : 'listTaken', { file, added: String(added), changed: String(changed) })
}

function refusalOf(refusal: ImportRefusal, file: string): CannotStart {
  if (refusal.code === 'unreadable') return new CannotStart('listUnreadable', { file, reason: unreadableWords(refusal.problem) })
  if (refusal.code === 'no-member') return new CannotStart('listNoMember')
  return new CannotStart(refusal.code === 'wrong' ? 'listWrong' : 'listChanged', { file })
}
