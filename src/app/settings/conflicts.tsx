import { useState } from 'preact/hooks'
import { profileFields } from '../../domain/notebook.ts'
import type { Definition, Item } from '../../domain/questionnaire/definition.ts'
import { fieldsOf, itemsOf } from '../../domain/questionnaire/evaluate.ts'
import type { Device, Notebook, Reading } from '../../device/device.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { describeValue } from '../../ui/question/describe-answer.ts'
import { date, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { notebook, useLoaded } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { plainWords } from './plain-words.ts'
import { loadSearchWords, type SearchWords } from './search-words.ts'

type Conflict = Awaited<ReturnType<Notebook['conflicts']>>[number]
interface Shown extends Conflict {
  /** The question that the field answers, where it is one's. */
  item: Item | undefined
  /** How it is said, where it is a saved search's. */
  search: SearchWords | null
}

/** Two values of one field that did not know of each other: both are kept until the person settles it here. */
export function Conflicts() {
  const [failed, setFailed] = useState(false)
  const found = useLoaded('conflicts', ['notebook', 'catalogue'], async (open, book) => (book ? load(open, book) : []))
  usePage(t('settings:conflicts.title'))
  const settle = (conflict: Conflict, choice: 'take' | 'dismiss') => {
    notebook.value?.settle(conflict.entry.id, choice).then(
      () => setFailed(false),
      (error: unknown) => {
        console.error('the conflict could not be settled', error)
        setFailed(true)
      },
    )
  }
  return (
    <>
      <PageTitle>{t('settings:conflicts.title')}</PageTitle>
      {!found ? (
        <Skeleton lines={4} />
      ) : found.length === 0 ? (
        <p>{t('settings:conflicts.none')}</p>
      ) : (
        <>
          <p>{t('settings:conflicts.lead')}</p>
          {found.map((conflict) => (
            <Choice key={conflict.entry.id} conflict={conflict} settle={settle} />
          ))}
        </>
      )}
      <p role="alert">{failed && t('settings:conflicts.failed')}</p>
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('settings:conflicts.back')}
        </Link>
      </p>
    </>
  )
}

async function load(open: Device, book: Notebook): Promise<Shown[]> {
  const [conflicts, campaigns] = await Promise.all([book.conflicts(), open.catalogue.campaigns()])
  const definitions = new Map<string, Definition>()
  for (const { id, definition } of campaigns) {
    const questionnaire = await open.catalogue.questionnaire(definition)
    if (questionnaire) definitions.set(id, questionnaire)
  }
  const search = conflicts.some(({ entry }) => entry.about.type === 'search') ? await loadSearchWords(book) : null
  return conflicts.map((conflict) => {
    const { type, record, field } = conflict.entry.about
    const items = type === 'draft' ? definitions.get(record) : [...definitions.values()][0]
    const item = items && itemsOf(items).find((one) => (type === 'draft' ? fieldsOf(one).includes(field) : one.prefill === `${type}.${field}`))
    return { ...conflict, item, search: type === 'search' ? search : null }
  })
}

function labelOf({ entry: { about }, item, search }: Shown): string {
  if (about.field === '') return t('settings:conflicts.record')
  if (search) return search.labelOf(about.record, about.field)
  const row = item?.type === 'matrix' ? item.rows.find(({ id }) => about.field === `${item.id}.${id}`) : undefined
  if (about.type === 'draft' && item) {
    return row ? t('question:withWords', { name: local(item.label), words: local(row.label) }) : local(item.label)
  }
  const field = profileFields.find((name) => name === about.field)
  return about.type === 'profile' && field ? t('settings:conflicts.profile', { field: t(`settings:field.${field}`) }) : about.field
}

function wordsOf({ entry: { about }, item, search }: Shown, value: Reading['value']): string {
  const said = about.field === '' ? '' : (search?.wordsOf(about.record, about.field, value) ?? (item && describeValue(item, value)))
  return (said ?? plainWords(value, t('settings:conflicts.declined'))) || t('settings:conflicts.empty')
}

interface ChoiceProps {
  conflict: Shown
  settle: (conflict: Conflict, choice: 'take' | 'dismiss') => void
}

function Choice({ conflict, settle }: ChoiceProps) {
  const { entry, current, ours } = conflict
  const label = labelOf(conflict)
  const about = <span class="said">{t('settings:conflicts.about', { label })}</span>
  const when = { date: date(entry.loser.at), time: time(entry.loser.at) }
  return (
    <section class="conflict">
      <h2>{label}</h2>
      <div class="conflict-values">
        <div class="conflict-value">
          <h3>{t('settings:conflicts.now')}</h3>
          <p class="conflict-words">{wordsOf(conflict, current.value)}</p>
          <Button onPress={() => settle(conflict, 'dismiss')}>
            {t('settings:conflicts.dismiss')}
            {about}
          </Button>
        </div>
        <div class="conflict-value">
          <h3>{t('settings:conflicts.kept')}</h3>
          <p class="conflict-words">{wordsOf(conflict, entry.loser.value)}</p>
          <p class="support">{t(ours ? 'settings:conflicts.fromHere' : 'settings:conflicts.fromElsewhere', when)}</p>
          <Button onPress={() => settle(conflict, 'take')}>
            {t('settings:conflicts.take')}
            {about}
          </Button>
        </div>
      </div>
    </section>
  )
}
