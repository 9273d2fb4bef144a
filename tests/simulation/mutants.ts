/** A rule of the core switched off: what is found in a file is replaced, as the file is loaded, and a history must break. */
export interface Mutant {
  name: string
  /** Below `src`. */
  file: string
  find: string
  replace: string
  /** What notices it where histories do not: the title of a test. Why they do not is said in `SPEC.md`. */
  noticedBy?: string
}

const decide = 'sync/decide.ts'
const pending = 'sync/pending.ts'
const receive = 'device/sync/receive.ts'
const offers = 'device/sync/offer-everything.ts'

/** The rules of the core, each of which must be missed when it is gone. */
export const mutants: readonly Mutant[] = [
  { name: 'last-writer-wins', file: decide, find: 'if (idsOf(register).some((id) => change.based.includes(id)))', replace: 'if (true)' },
  { name: 'the-clock-decides', file: decide, find: 'if (idsOf(register).some((id) => change.based.includes(id)))', replace: 'if (at >= register.at)' },
  { name: 'nobody-knows-anything', file: decide, find: 'if (idsOf(register).some((id) => change.based.includes(id)))', replace: 'if (false)' },
  { name: 'losers-are-dropped', file: decide, find: 'const told = wins ? openConflict(about, theirs, change.id, state, context) : openConflict(about, ours, register.id, state, context)', replace: 'const told = []' },
  { name: 'the-loser-is-not-the-loser', file: decide, find: 'wins ? openConflict(about, theirs,', replace: 'wins ? openConflict(about, ours,' },
  { name: 'equal-values-disagree', file: decide, find: 'if (sameJson(register.value, change.value)) {', replace: 'if (false) {' },
  { name: 'unseen-edits-are-removed', file: decide, find: '  if (unseen) {', replace: '  if (false) {' },
  { name: 'the-remover-is-not-told', file: decide, find: "writes: openConflict(about, removal, unseen.id, state, context) }", replace: 'writes: [] }' },
  { name: 'a-revived-record-is-half-told', file: decide, find: 'for (const kept of state.registers.values()) {', replace: 'for (const kept of []) {' },
  { name: 'a-tombstone-is-never-lifted', file: decide, find: "writes.push({ kind: 'revived', type, record })", replace: '' },
  { name: 'a-choice-settles-nothing', file: decide, find: '.filter(({ settledBy, loser, winner }) => !settledBy && change.based.includes(loser.id) && change.based.includes(winner))', replace: '.filter(() => false)' },
  { name: 'any-edit-settles', file: decide, find: '!settledBy && change.based.includes(loser.id) && change.based.includes(winner))', replace: '!settledBy && !change.based.includes(winner))' },
  { name: 'a-dismissal-does-nothing', file: decide, find: 'if (!conflict || conflict.settledBy)', replace: 'if (true)' },
  { name: 'a-clock-ahead-wins-for-ever', file: decide, find: 'const at = Math.min(change.at, context.now)\n  const put', replace: 'const at = change.at\n  const put' },
  { name: 'the-value-goes-before-the-loser', file: decide, find: 'writes: [...told, put(accounted)] }', replace: 'writes: ((value) => [...told.map((each) => ({ ...each, conflict: { ...each.conflict, rev: value.register.rev } })), { ...value, register: { ...value.register, rev: value.register.rev - told.length } }])(put(accounted)) }' },
  { name: 'own-words-are-not-shown', file: pending, find: "if (newest?.kind === 'set') return { value: newest.value, ids: [newest.id, ...newest.based] }", replace: '' },
  { name: 'a-value-changes-under-its-id', file: pending, find: 'return { change: set(over.ids), replaces: true }', replace: 'return { change: { ...newest.change, value }, replaces: true }' },
  { name: 'what-was-sent-is-not-named', file: pending, find: 'if (!newest.attempted) return', replace: 'if (true) return' },
  { name: 'a-removal-has-seen-nothing', file: pending, find: 'seen[field] = [...ids]', replace: 'seen[field] = []' },
  { name: 'the-confirmed-id-falls-off', file: pending, find: '[...ids.slice(0, maxBased - 1), ...ids.slice(-1)]', replace: 'ids.slice(0, maxBased)', noticedBy: 'of what was on screen a change names the newest ids, and last the one that the server confirmed' },
  { name: 'losers-are-not-offered-again', file: 'sync/offer.ts', find: '[...values, ...losers,', replace: '[...values,' },
  { name: 'values-are-not-offered-again', file: 'sync/offer.ts', find: '[...values, ...losers,', replace: '[...losers,' },
  { name: 'removals-are-not-offered-again', file: 'sync/offer.ts', find: ' ...removals,', replace: '' },
  { name: 'few-sent-changes-are-not-marked', file: 'device/sync/batch.ts', find: 'unmarked.length <= few || undoable', replace: 'undoable' },
  { name: 'many-sent-changes-are-not-marked', file: 'device/sync/batch.ts', find: 'if (last) await database.meta.put({ ...feed, sent: last.order })', replace: '' },
  { name: 'marks-reach-into-what-comes', file: 'device/sync/receive.ts', find: 'Math.min(meta.sent, reach)', replace: 'meta.sent', noticedBy: 'typing on leaves one change' },
  { name: 'what-fails-is-thrown-away', file: 'device/sync/batch.ts', find: '.modify({ held: true })', replace: '.delete()' },
  { name: 'an-answer-to-another-is-taken', file: 'device/sync/exchange.ts', find: 'parsed.success && parsed.data.request === request && parsed.data.account === account', replace: 'parsed.success' },
  { name: 'an-answer-need-not-be-whole', file: 'device/sync/exchange.ts', find: 'return ours && complete && parsed.data.results.length === changes.length ?', replace: 'return parsed.success ?' },
  { name: 'an-answer-counts-whatever-happened-since', file: receive, find: "if (meta.epoch !== asked.epoch || meta.cursor !== asked.cursor) return 'some'", replace: '', noticedBy: 'an answer that comes after another pass has read on changes nothing, and what it was asked for is asked again' },
  { name: 'a-restore-is-not-noticed', file: receive, find: 'await restored?.offerEverything(database)', replace: '' },
  { name: 'removed-rows-stay', file: receive, find: "await database.rows.where('[type+record]').equals([row.type, row.record]).delete()", replace: '' },
  { name: 'settled-conflicts-stay', file: receive, find: 'await database.conflicts.delete(row.record)', replace: '' },
  { name: 'refused-words-are-thrown-away', file: receive, find: "await database.refused.put({ id: change.id, change, code: result.code ?? 'refused' })", replace: '' },
  { name: 'decided-changes-wait-for-ever', file: receive, find: 'await database.pending.bulkDelete(decided.map(({ order }) => order))', replace: '' },
  { name: 'all-that-waits-goes-with-an-answer', file: receive, find: 'await drop(database, now)', replace: 'await database.pending.clear()' },
  { name: 'outcomes-outlive-their-history', file: offers, find: 'await database.pending.toCollection().modify({ outcome: null })', replace: '' },
  { name: 'receipts-outlive-their-history', file: offers, find: "database.sealed.filter(({ state }) => state === 'received')", replace: 'database.sealed.filter(() => false)' },
  { name: 'a-page-skips-rows', file: 'server/sync/feed.ts', find: '({ changes, cursor, more: true })', replace: '({ changes, cursor: rev, more: true })' },
  { name: 'a-page-is-the-last', file: 'server/sync/feed.ts', find: '({ changes, cursor, more: true })', replace: '({ changes, cursor: rev, more: false })' },
  { name: 'settling-is-not-told', file: 'server/sync/feed.ts', find: "if (settledBy !== null) return", replace: 'if (false) return' },
  { name: 'a-decided-change-is-decided-again', file: 'server/sync/receive.ts', find: 'if (before) return before', replace: '' },
  { name: 'places-are-drawn-twice', file: 'server/sync/ledger.ts', find: 'await putRevs(tx, grown.map(({ ledger }) => ({ account: ledger.#account, rev: ledger.rev })))', replace: '' },
  { name: 'tombstones-stay-beside-the-living', file: 'server/sync/ledger.ts', find: 'for (const { type, record } of ledger.#lifted.values()) await liftTombstone(tx, ledger.#account, type, record)', replace: '' },
  { name: 'any-session-writes-for-anybody', file: 'server/sync/routes.ts', find: "if (request.account !== session.account) return problem('other-account', echo)", replace: '' },
  { name: 'a-round-goes-on-for-somebody-else', file: 'device/sync/round.ts', find: 'return marked?.account === person.account && !signal.aborted ? marked : null', replace: 'return marked ?? person', noticedBy: 'a round asks for nothing where somebody else has signed in meanwhile' },
]
