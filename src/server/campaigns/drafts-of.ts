import { sql } from 'kysely'
import type { Tx } from '../store/schema.ts'
import type { Range } from './progress.ts'

/** The fields of some people's drafts of a campaign, as a query to be narrowed. */
export const draftsOf = (tx: Tx, { campaign, after, last }: Range) =>
  tx
    .selectFrom('notebook')
    // Written out, as the index of drafts has it: with a parameter, SQLite would read all that these people ever wrote.
    .where('type', '=', sql.lit('draft'))
    .where('record', '=', campaign)
    .where('account', '>', after)
    .where('account', '<=', last)
    .where('kind', '=', 'register')
