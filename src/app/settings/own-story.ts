import { myStory } from '../../api/story-record.ts'
import type { Json } from '../../domain/json.ts'
import { ownFields, stretchFields } from '../../domain/story/own-draft.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { loadArea, t } from '../../ui/text/text.ts'
import { plainWords } from './plain-words.ts'
import type { RecordWords } from './record-words.ts'

const known: readonly string[] = [...ownFields, ...stretchFields]

/** Whether a setting is a story of one's own, or a stretch of its route. */
const isOwnStory = (record: string): boolean => record === myStory.record || record.startsWith(myStory.stretches)

/** Reads what is needed to say the fields of a story of one's own; other settings are called as they are stored. */
export async function readOwnStory(): Promise<RecordWords> {
  await loadArea('my-story')
  return {
    labelOf: (record, field) => {
      const [name = ''] = field.split('.')
      if (!isOwnStory(record)) return field
      return t('my-story:conflict', { label: known.includes(field) ? t(`my-story:field.${name}` as TextKey) : t('settings:conflicts.record') })
    },
    wordsOf: (_, __, value) => plainWords(value as Json | undefined, t('settings:conflicts.declined')),
  }
}
