await import('./setup.ts')

const { openNearServer } = await import('./near-server.ts')
const { tryHistories, wordsFor } = await import('./live.ts')
const [kind, seed, runs, path] = process.argv.slice(2)
const server = await openNearServer()
const started = performance.now()
const { lived, failure } = await tryHistories(server, { kind: kind as 'phones', seed: Number(seed), runs: Number(runs), shrinks: !!process.env.SHRINK, ...(path ? { path } : {}) })
console.log(lived, 'histories', ((performance.now() - started) / lived).toFixed(0), 'ms each')
if (failure) {
  console.log(wordsFor(failure))
  if (path) console.log(failure.said.join('\n'))
}
process.exit(0)
export {}
