import * as table from '../../domain/codes/research-fields.ts'
import type { Json } from '../../domain/json.ts'
import { type CareerField, type CareerKind, careerShapes } from '../../domain/profile/career.ts'
import { type FieldShape, type ProfileField, profileShapes, storedPart } from '../../domain/profile/fields.ts'
import type { Part } from '../../domain/profile/parts.ts'
import { keptFieldName, keptFieldWords } from '../shell/kept-field-words.ts'
import { searchFieldName, searchFieldWords } from '../../ui/search/field-words.ts'
import { t } from '../../ui/text/text.ts'
import { describePart } from '../shell/describe-part.ts'
import { careerLabelOf, labelOf, type LabelName } from '../shell/profile-words.ts'
import { factName, factWords, isFact } from './fact-words.ts'

/** The fields of any record in words of the current language: what they are called, and what a value of them says. */

const isProfileField = (field: string): field is ProfileField => Object.hasOwn(profileShapes, field)
const isCareerField = (kind: CareerKind, field: string): field is CareerField => Object.hasOwn(careerShapes[kind], field)

/** What a record of a type is called; `kind` tells a job from a study. */
export function recordName(type: string, kind: CareerKind): string {
  if (type === 'career') return t(`rights:history.${kind}`)
  return type === 'search' || type === 'posting' ? t(`rights:history.${type}`) : type
}

/** What a field is called. */
export function fieldName(type: string, field: string, kind: CareerKind): string {
  if (type === 'profile') return isProfileField(field) ? labelOf(field) : factName(field)
  if (type === 'career') return isCareerField(kind, field) ? careerLabelOf(kind, field) : field === 'kind' ? t('rights:history.kind') : field
  if (type === 'search') return searchFieldName(field)
  return type === 'posting' ? keptFieldName(field) : field
}

function profileWords(field: ProfileField, value: Json | undefined): string {
  const shape: FieldShape = profileShapes[field]
  if (shape.kind !== 'parts') return describePart(field, shape, value)
  return Object.entries(shape.parts)
    .map(([name, part]) => [labelOf(name as LabelName), describePart(name, part, storedPart(value, name))] as const)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => t('profile:withWords', { name, words }))
    .join('\n')
}

/** A value in words; empty when nothing stands there or it says nothing that can be understood. */
export function valueWords(type: string, field: string, value: Json, kind: CareerKind): string {
  if (type === 'profile') {
    if (isProfileField(field)) return profileWords(field, value)
    return isFact(field) ? factWords(field, value) : ''
  }
  if (type === 'career') {
    if (field === 'kind') return value === 'job' || value === 'study' ? t(`rights:history.${value}`) : ''
    const shapes: Readonly<Partial<Record<string, Part>>> = careerShapes[kind]
    const part = shapes[field]
    return part ? describePart(field, part, value) : ''
  }
  if (type === 'search') return searchFieldWords(field, value, table)
  if (type === 'posting') return keptFieldWords(field, value)
  return typeof value === 'string' ? value : ''
}

/** A whole record: a line for each of its fields that says something. */
export function recordWords(type: string, values: Json, kind: CareerKind): { name: string; words: string }[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return []
  return Object.entries(values)
    .filter(([field]) => field !== 'kind' && field !== 'order')
    .map(([field, value]) => ({ name: fieldName(type, field, kind), words: valueWords(type, field, value ?? null, kind) }))
    .filter(({ words }) => words !== '')
}
