import type { Device, Kept, Notebook } from '../../device/device.ts'
import type { Json } from '../../domain/json.ts'
import { profileFields } from '../../domain/notebook.ts'
import type { Definition, Item } from '../../domain/questionnaire/definition.ts'
import { fieldsOf, itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { describeValue } from '../../ui/question/describe-answer.ts'
import { local, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { KeptValues } from '../shell/kept-values.tsx'
import { kept, settledHere } from '../shell/kept.ts'
import { usePage } from '../shell/page.tsx'
import { plainWords } from './plain-words.ts'
import type { RecordWords } from './record-words.ts'

type About = Kept['entry']['about']
/** What a conflict is about, found in the questionnaires: read once for all of them. */
type Definitions = ReadonlyMap<string, Definition>

/** Two values of one field that did not know of each other: both are kept until the person settles it, here or there. */
export function Conflicts() {
  const definitions = useLoaded('definitions', ['catalogue'], load)
  usePage(t('settings:conflicts.title'))
  // One section for each field, in the order of its newest conflict; what was just settled stays in its place.
  const abouts = new Map<string, About>()
  for (const { entry } of [...kept.value, ...settledHere.value.map((settled) => settled.kept)]) {
    abouts.set(JSON.stringify(entry.about), entry.about)
  }
  const order = [...abouts].toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  const asked = (['search', 'posting', 'setting'] as const).filter((type) => [...abouts.values()].some((about) => about.type === type))
  const named = useLoaded(`named ${asked.join(' ')}`, ['notebook'], async (_, book) => (book ? readNamed(book, asked) : new Map()))
  return (
    <>
      <PageTitle>{t('settings:conflicts.title')}</PageTitle>
      <p>{t(kept.value.length > 0 ? 'settings:conflicts.lead' : 'settings:conflicts.none')}</p>
      {definitions && named ? (
        order.map(([key, about]) => (
          <About key={key} about={about} item={itemOf(definitions, about)} words={named.get(about.type) ?? null} />
        ))
      ) : (
        <Skeleton lines={4} />
      )}
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('settings:conflicts.back')}
        </Link>
      </p>
    </>
  )
}

interface AboutProps {
  about: About
  item: Item | undefined
  /** For a field of a saved search or of a kept posting. */
  words: RecordWords | null
}

function About({ about, item, words }: AboutProps) {
  const { type, record, field } = about
  const label = words ? words.labelOf(record, field) : labelOf(about, item)
  const describe = (value: unknown) => (words ? words.wordsOf(record, field, value) : wordsOf(item, value))
  return (
    <section>
      <h2>{label}</h2>
      <KeptValues type={type} record={record} fields={[field]} describe={describe} labelOf={() => label} />
    </section>
  )
}

/** How the records of some types are said. */
async function readNamed(book: Notebook, types: readonly ('search' | 'posting' | 'setting')[]): Promise<ReadonlyMap<string, RecordWords>> {
  const readers = {
    search: () => import('./saved-searches.ts').then(({ readSavedSearches }) => readSavedSearches(book)),
    posting: () => import('./kept-postings.ts').then(({ readKeptPostings }) => readKeptPostings(book)),
    setting: () => import('./own-story.ts').then(({ readOwnStory }) => readOwnStory()),
  }
  return new Map(await Promise.all(types.map(async (type) => [type, await readers[type]()] as const)))
}

async function load(open: Device): Promise<Definitions> {
  const definitions = new Map<string, Definition>()
  for (const { id, definition } of await open.catalogue.campaigns()) {
    const questionnaire = await open.catalogue.questionnaire(definition)
    if (questionnaire) definitions.set(id, questionnaire)
  }
  return definitions
}

function itemOf(definitions: Definitions, { type, record, field }: About): Item | undefined {
  const items = type === 'draft' ? definitions.get(record) : [...definitions.values()][0]
  return items && itemsOf(items).find((one) => (type === 'draft' ? fieldsOf(one).includes(field) : one.prefill === `${type}.${field}`))
}

function labelOf(about: About, item: Item | undefined): string {
  if (about.field === '') return t('settings:conflicts.record')
  const row = item?.type === 'matrix' ? item.rows.find(({ id }) => about.field === `${item.id}.${id}`) : undefined
  if (about.type === 'draft' && item) {
    return row ? t('question:withWords', { name: local(item.label), words: local(row.label) }) : local(item.label)
  }
  const field = profileFields.find((name) => name === about.field)
  return about.type === 'profile' && field ? t('settings:conflicts.profile', { field: t(`settings:field.${field}`) }) : about.field
}

const wordsOf = (item: Item | undefined, value: unknown): string =>
  item ? describeValue(item, value) : plainWords(value as Json | undefined, t('settings:conflicts.declined'))
