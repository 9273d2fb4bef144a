import { Fragment } from 'preact'
import { largeFieldOf } from '../../domain/codes/research-fields.ts'
import { type Json, jsonSchema } from '../../domain/json.ts'
import { profileId } from '../../domain/notebook.ts'
import { checkField } from '../../domain/profile/check.ts'
import {
  type FieldShape, partsAsked, type ProfileField, type ProfileGroup, profileGroups, profileShapes, type ProfileValues, storedPart, withPart,
} from '../../domain/profile/fields.ts'
import type { Part } from '../../domain/profile/parts.ts'
import { chooseResearchField } from '../../domain/profile/research-field.ts'
import { researchFieldOptions } from '../../ui/codes/research-field-options.ts'
import type { PickerOption } from '../../ui/controls/picker-search.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { language, t } from '../../ui/text/text.ts'
import { Attended } from '../shell/attended.tsx'
import { KeptValues } from '../shell/kept-values.tsx'
import type { RecordDraft } from '../shell/record-draft.ts'
import { useRecordDraft } from '../shell/use-record-draft.ts'
import { describePart } from '../shell/describe-part.ts'
import { EditFrame, type Mistake } from './edit-frame.tsx'
import { PartField } from './part-field.tsx'
import { presentMonth } from './present-month.ts'
import { hintOf, isAskedField, joined, labelOf, type LabelName, problemText, whyOf } from '../shell/profile-words.ts'

/** One page of the profile. */
export function EditGroup({ group }: { group: ProfileGroup }) {
  const draft = useRecordDraft({ type: 'profile', record: profileId })
  return draft ? <Fields key={group} group={group} draft={draft} /> : <Skeleton lines={6} />
}

interface Line {
  field: ProfileField
  /** Empty for a field of one part. */
  name: string
  part: Part
  id: string
  label: string
}

/** Parts that may be left out of a field that is asked for. */
const extras: readonly string[] = ['postalCode', 'region', 'building', 'thesis']

const inputId = (field: ProfileField, name: string) => (name === '' ? `p-${field}` : `p-${field}-${name}`)

/** What stands on the page: each part that is asked for now. */
function linesOf(field: ProfileField, profile: ProfileValues): Line[] {
  const shape: FieldShape = profileShapes[field]
  if (shape.kind !== 'parts') return [{ field, name: '', part: shape, id: inputId(field, ''), label: labelOf(field) }]
  return partsAsked(field, profile).flatMap((name) => {
    const part = shape.parts[name]
    return part ? [{ field, name, part, id: inputId(field, name), label: labelOf(name as LabelName) }] : []
  })
}

function Fields({ group, draft }: { group: ProfileGroup; draft: RecordDraft }) {
  const fields: readonly ProfileField[] = profileGroups[group]
  const profile: ProfileValues = Object.fromEntries([...fields, 'status'].map((field) => [field, draft.shown(field).value]))
  const lines = fields.flatMap((field) => linesOf(field, profile))
  const mistakes = (): Mistake[] =>
    fields.flatMap((field) =>
      checkField(field, profile, presentMonth()).flatMap(({ part: name, code }) => {
        const line = lines.find((one) => one.field === field && one.name === name)
        return line ? [{ id: line.id, label: line.label, text: problemText(line.part, code) }] : []
      }),
    )
  const lead = group === 'about' ? t('profile:groupLead.about') : fields.length === 1 && isAskedField(group) ? whyOf(group) : undefined
  return (
    <EditFrame title={t(`profile:group.${group}`)} lead={lead} draft={draft} mistakes={mistakes}>
      {(errorAt) =>
        fields.map((field) => (
          <Fragment key={field}>
            <Attended draft={draft} field={field}>
              {lines.filter((line) => line.field === field).map((line) => (
                <PartField
                  key={line.id}
                  field={line.name || field}
                  part={line.part}
                  words={{
                    id: line.id,
                    label: line.label,
                    required: isAskedField(field) && !extras.includes(line.name) ? undefined : false,
                    support: joined(hintOf(line.name || field), line.name === '' && isAskedField(field) ? whyOf(field) : undefined),
                    error: errorAt(line.id),
                  }}
                  stored={line.name === '' ? profile[field] : storedPart(profile[field], line.name)}
                  // Read anew: a browser that fills in an address changes all its lines at once.
                  onStore={(value) => draft.answer(field, stored(line, draft.shown(field).peek(), value))}
                  options={line.part.kind === 'code' && line.part.list === 'smallField' ? smallFieldOptions(profile[field]) : undefined}
                />
              ))}
            </Attended>
            <KeptValues
              type="profile"
              record={profileId}
              fields={[field]}
              describe={(value) => inWords(lines.filter((line) => line.field === field), jsonOf(value))}
            />
          </Fragment>
        ))
      }
    </EditFrame>
  )
}

const jsonOf = (value: unknown): Json | undefined => jsonSchema.safeParse(value).data

/** A field's value in words, a part in each line. */
const inWords = (lines: readonly Line[], value: Json | undefined): string =>
  lines
    .map(({ field, name, part }) => describePart(name || field, part, name === '' ? value : storedPart(value, name)))
    .filter((words) => words !== '')
    .join('\n')

/** The field's value after one of its parts was changed. */
function stored({ field, name }: Line, before: Json | undefined, value: Json): Json {
  if (name === '') return value
  if (field === 'field' && (name === 'large' || name === 'small')) return chooseResearchField(before, name, typeof value === 'string' ? value : '')
  return withPart(before, name, value)
}

/** All small fields, those of the chosen large one first. */
function smallFieldOptions(value: Json | undefined): readonly PickerOption[] {
  const all = researchFieldOptions('small', language.value)
  const large = storedPart(value, 'large')
  const isInside = ({ code }: PickerOption) => largeFieldOf(code) === large
  return all.toSorted((a, b) => Number(isInside(b)) - Number(isInside(a)))
}
