import * as z from 'zod/mini'
import type { Copy } from '../../api/copy.ts'
import { type Json, jsonSchema } from '../../domain/json.ts'
import { officeFields, profileFields } from '../../domain/notebook.ts'
import type { CareerKind } from '../../domain/profile/career.ts'
import { t } from '../../ui/text/text.ts'
import { fieldName, recordName, recordWords, valueWords } from './value-words.ts'

const registerSchema = z.object({ value: jsonSchema })

/** The records of a type with their values, those that were removed left out. */
function recordsOf(notebook: Copy['notebook'], type: string): Map<string, Record<string, Json>> {
  const ofType = notebook.filter((row) => row.type === type)
  const removed = new Set(ofType.filter(({ kind }) => kind === 'tombstone').map(({ record }) => record))
  const records = new Map<string, Record<string, Json>>()
  for (const { kind, record, name, body } of ofType) {
    const read = registerSchema.safeParse(body)
    if (kind !== 'register' || removed.has(record) || !read.success) continue
    records.set(record, { ...records.get(record), [name]: read.data.value })
  }
  return records
}

const kindOf = (values: Record<string, Json>): CareerKind => (values['kind'] === 'study' ? 'study' : 'job')

const titles = { career: 'rights:print.career', search: 'rights:print.searches', posting: 'rights:print.postings' } as const

/** The record as the server has it, in words. */
export function PrintedRecord({ notebook }: { notebook: Copy['notebook'] }) {
  const profile = recordsOf(notebook, 'profile').values().next().value ?? {}
  const facts = [...officeFields, ...profileFields].map((field) => ({
    name: fieldName('profile', field, 'job'),
    words: valueWords('profile', field, profile[field] ?? null, 'job'),
  }))
  return (
    <>
      <section class="right">
        <h2>{t('rights:print.profile')}</h2>
        <Facts facts={facts.filter(({ words }) => words !== '')} />
      </section>
      {(['career', 'search', 'posting'] as const).map((type) => {
        const records = [...recordsOf(notebook, type)]
        return (
          <section key={type} class="right">
            <h2>{t(titles[type])}</h2>
            {records.length === 0 && <p>{t('rights:nothing')}</p>}
            {records.map(([id, values]) => (
              <div key={id} class="history-day">
                <h3>{recordName(type, kindOf(values))}</h3>
                <Facts facts={recordWords(type, values, kindOf(values))} />
              </div>
            ))}
          </section>
        )
      })}
    </>
  )
}

const Facts = ({ facts }: { facts: readonly { name: string; words: string }[] }) =>
  facts.length === 0 ? (
    <p>{t('rights:nothing')}</p>
  ) : (
    <dl class="right-facts">
      {facts.map(({ name, words }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
