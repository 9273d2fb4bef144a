import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart, wordsFor } from './cannot-start.ts'
import { placeOf, readConfig, sqliteIn } from './config.ts'
import { total } from './copies/copy.ts'
import { backup, move, restore } from './copies/commands.ts'
import { bounceCommand } from './mail/bounce-command.ts'
import { drawPushKeys } from './push/keys.ts'
import { isRegistryCommand, registryCommand } from './registry/command.ts'
import { consoleText } from './say.ts'
import { CannotOpen } from './store/engine.ts'
import { nameOf } from './store/store.ts'

/**
 * `npm run office -- backup <file> | restore <file> [--replace] | move [--replace]`: what is done to the database as a
 * whole, with the environment of the server. What is about people and lists is in `registry/command.ts`; `bounce` takes a mail that came back from standard input. `push-keys` needs no database: it prints settings for notifications.
 */
async function perform(): Promise<string> {
  const args = process.argv.slice(2)
  if (args[0] === 'push-keys' && args.length === 1) return consoleText('pushKeys', drawPushKeys())
  const ofRegistry = isRegistryCommand(args[0])
  const { command, file, replace } = ofRegistry ? { command: null, file: '', replace: false } : readCommand()
  const read = readConfig(process.env)
  if (!read.ok) throw new CannotStart(read.problem.code)
  const { config } = read
  if (ofRegistry) return registryCommand(config, args, console.log)
  if (command === 'bounce') return bounceCommand(config, process.stdin)
  const database = nameOf(placeOf(config))
  // npm runs this in the project's folder; a path is meant from where it was typed.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file)
  if (command === 'backup') {
    const counts = await backup(config, path, Date.now())
    return consoleText('backedUp', { file: path, rows: String(total(counts)), database })
  }
  if (command === 'restore') {
    const { counts, createdAt } = await restore(config, path, replace)
    return consoleText('restored', { file: path, rows: String(total(counts)), database, createdAt })
  }
  const counts = await move(config, replace, Date.now())
  return consoleText('moved', { rows: String(total(counts)), database, file: nameOf(sqliteIn(config.dataDir)) })
}

function readCommand(): { command: 'backup' | 'restore' | 'move' | 'bounce'; file: string; replace: boolean } {
  const usage = () => new CannotStart('officeUsage')
  const given = (() => {
    try {
      return parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean', default: false } } })
    } catch (failure) {
      if (failure instanceof TypeError) throw usage()
      throw failure
    }
  })()
  const [command, file = '', ...more] = given.positionals
  if (command === 'bounce' && given.positionals.length === 1 && !given.values.replace) return { command, file: '', replace: false }
  const takesFile = command === 'backup' || command === 'restore'
  const isRight = more.length === 0 && (takesFile ? file !== '' : command === 'move' && file === '')
  if (!isRight || (command === 'backup' && given.values.replace)) throw usage()
  return { command: takesFile ? command : 'move', file, replace: given.values.replace }
}

try {
  console.log(await perform())
} catch (failure) {
  const words = wordsFor(failure)
  if (words === null) throw failure
  console.error(words)
  // A mail that came back is brought again later when the database was only out of reach (EX_TEMPFAIL).
  process.exitCode = failure instanceof CannotOpen && process.argv[2] === 'bounce' ? 75 : 1
}
