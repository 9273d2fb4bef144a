import { Fragment } from 'preact'
import { useLocation } from 'preact-iso/router'
import { type CareerField, careerFieldsAsked, type CareerKind, careerShapes, checkCareer, holdsSomething, readCareer } from '../../domain/profile/career.ts'
import { jsonSchema } from '../../domain/json.ts'
import type { ProfileValues } from '../../domain/profile/fields.ts'
import type { Part } from '../../domain/profile/parts.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { Attended } from '../shell/attended.tsx'
import { KeptValues } from '../shell/kept-values.tsx'
import type { RecordDraft } from '../shell/record-draft.ts'
import { useRecordDraft } from '../shell/use-record-draft.ts'
import { careerName } from './career-words.ts'
import { describePart } from '../shell/describe-part.ts'
import { EditFrame } from './edit-frame.tsx'
import { PartField } from './part-field.tsx'
import { profilePath } from './paths.ts'
import { presentMonth } from './present-month.ts'
import { removeCareer } from './removal.ts'
import { careerLabelOf, hintOf, problemText } from '../shell/profile-words.ts'

/** One job or study. Its record begins with the first word typed. */
export function EditCareer({ kind, id }: { kind: CareerKind; id: string }) {
  const draft = useRecordDraft({ type: 'career', record: id })
  return draft ? <Fields key={id} kind={kind} id={id} draft={draft} /> : <Skeleton lines={8} />
}

function Fields({ kind, id, draft }: { kind: CareerKind; id: string; draft: RecordDraft }) {
  const { route } = useLocation()
  const shapes: Readonly<Partial<Record<CareerField, Part>>> = careerShapes[kind]
  const values: ProfileValues = Object.fromEntries(Object.keys(shapes).map((field) => [field, draft.shown(field).value]))
  const career = readCareer(id, { ...values, kind })
  const there = holdsSomething(career)
  const inputId = (field: string) => `c-${field}`
  const fields = careerFieldsAsked(kind, values).flatMap((field) => {
    const part = shapes[field]
    return part ? [{ field, part, label: careerLabelOf(kind, field) }] : []
  })
  const mistakes = () =>
    checkCareer(career, presentMonth()).flatMap(({ part: name, code }) => {
      const line = fields.find(({ field }) => field === name)
      return line ? [{ id: inputId(name), label: line.label, text: problemText(line.part, code) }] : []
    })
  const remove = async () => {
    const book = notebook.value
    if (!book) return
    // What waits is stored first, so that undo brings back every word of it.
    await draft.flush()
    await removeCareer(book, id, careerName(career))
    route(profilePath)
  }
  return (
    <EditFrame
      title={t(there ? `profile:career.edit.${kind}` : `profile:career.new.${kind}`)}
      draft={draft}
      mistakes={mistakes}
      more={there && <p><Button kind="quiet" onPress={() => void remove()}>{t('profile:career.removeThis')}</Button></p>}
    >
      {(errorAt) =>
        fields.map(({ field, part, label }) => (
          <Fragment key={field}>
            <Attended draft={draft} field={field}>
              <PartField
                field={field}
                part={part}
                words={{
                  id: inputId(field),
                  label,
                  required: field === 'organisation' || field === 'from' ? undefined : false,
                  support: hintOf(field),
                  error: errorAt(inputId(field)),
                }}
                stored={values[field]}
                onStore={(value) => {
                  if (draft.shown('kind').peek() !== kind) draft.answer('kind', kind)
                  draft.answer(field, value)
                }}
              />
            </Attended>
            <KeptValues type="career" record={id} fields={[field]} describe={(value) => describePart(field, part, jsonSchema.safeParse(value).data)} />
          </Fragment>
        ))
      }
    </EditFrame>
  )
}
