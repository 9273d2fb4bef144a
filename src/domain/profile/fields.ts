import type { Json } from '../json.ts'
import type { profileFields } from '../notebook.ts'
import { longestName } from './names.ts'
import { type Part, type PartValue, readPart } from './parts.ts'

/**
 * The profile, field by field. A field is the smallest thing a person decides at once: one part, or a few that only
 * mean something together, as the lines of an address.
 */

/** The fields of the profile itself. Jobs and studies are records of their own. */
export type ProfileField = Exclude<(typeof profileFields)[number], 'jobs' | 'study'>

/** `{name: part}` of a field that is an object of parts. */
export type Parts = Readonly<Record<string, Part>>
export type FieldShape = { kind: 'parts'; parts: Parts } | Part

const text = (max: number): Part => ({ kind: 'text', form: 'any', max })
const longestLine = 200

export const statuses = ['enrolled', 'leave', 'completed', 'left_credits', 'withdrew'] as const
/** Programmes that a doctoral student may belong to. */
export const programmes = ['spring', 'boost', 'fellowship', 'wise', 'leading', 'other', 'none'] as const
/** Ways a doctoral course is paid for; the codes of the yearly questionnaire, and exemption from fees. */
export const supports = [
  'dc', 'spring', 'boost', 'fellowship', 'wise', 'univ', 'foundation', 'mext', 'home', 'ta', 'ra', 'job', 'employer',
  'exempt_full', 'exempt_part', 'jasso1', 'jasso2', 'other', 'none',
] as const
export const genders = ['female', 'male', 'own'] as const

export const profileShapes = {
  name: text(longestName),
  nameKana: { kind: 'text', form: 'kana', max: longestName },
  nameLatin: { kind: 'text', form: 'latin', max: longestName },
  formerName: text(longestName),
  address: {
    kind: 'parts',
    parts: {
      country: { kind: 'code', list: 'country' },
      postalCode: { kind: 'text', form: 'postalCode', max: 20 },
      prefecture: { kind: 'code', list: 'prefecture' },
      region: text(longestLine),
      city: text(longestLine),
      street: text(longestLine),
      building: text(longestLine),
    },
  },
  status: { kind: 'one', options: statuses },
  school: text(longestLine),
  programme: { kind: 'many', options: programmes, words: 'other', exclusive: 'none' },
  dates: { kind: 'parts', parts: { entered: { kind: 'month' }, completed: { kind: 'month' }, left: { kind: 'month' } } },
  support: { kind: 'many', options: supports, words: 'other', exclusive: 'none' },
  field: { kind: 'parts', parts: { large: { kind: 'code', list: 'largeField' }, small: { kind: 'code', list: 'smallField' } } },
  degree: { kind: 'parts', parts: { title: text(longestLine), thesis: { kind: 'text', form: 'any', max: 500, long: true } } },
  researchmap: { kind: 'text', form: 'researchmap', max: longestLine },
  orcid: { kind: 'text', form: 'orcid', max: longestLine },
  birth: { kind: 'month', past: true },
  gender: { kind: 'one', options: genders, words: 'own', declinable: true },
  nationality: { kind: 'code', list: 'country' },
} as const satisfies Record<ProfileField, FieldShape>

/** The pages on which the profile is edited, one thing on each, in the order they are shown. */
export const profileGroups = {
  name: ['name', 'nameKana', 'nameLatin', 'formerName'],
  address: ['address'],
  course: ['status', 'school', 'dates'],
  support: ['programme', 'support'],
  field: ['field'],
  degree: ['degree'],
  links: ['researchmap', 'orcid'],
  about: ['birth', 'gender', 'nationality'],
} as const satisfies Record<string, readonly ProfileField[]>
export type ProfileGroup = keyof typeof profileGroups

/** Whether a name is that of a group. */
export const isProfileGroup = (name: string): name is ProfileGroup => Object.hasOwn(profileGroups, name)

/** The parts of a field that are asked for now: what the address's country and the status make of it. */
export function partsAsked(field: ProfileField, profile: ProfileValues): readonly string[] {
  if (field === 'address') return isAbroad(profile) ? ['country', 'postalCode', 'region', 'city', 'street'] : ['country', 'postalCode', 'prefecture', 'city', 'street', 'building']
  if (field === 'dates') {
    const status = profile['status']
    if (status === 'completed') return ['entered', 'completed']
    if (status === 'left_credits') return ['entered', 'left', 'completed']
    return status === 'withdrew' ? ['entered', 'left'] : ['entered']
  }
  const shape: FieldShape = profileShapes[field]
  return shape.kind === 'parts' ? Object.keys(shape.parts) : []
}

/** The values of a profile by field, as the notebook holds them. */
export type ProfileValues = Readonly<Record<string, Json | undefined>>

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One part of a field's value as stored; of a value that is no object of parts, undefined. */
export const storedPart = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

/** The field's value with one part put in or, for null, taken out; null when no part is left. Other parts stay as they are. */
export function withPart(value: Json | undefined, name: string, part: Json): Json {
  const { [name]: _, ...others } = isObject(value) ? value : {}
  const next = part === null ? others : { ...others, [name]: part }
  return Object.keys(next).length === 0 ? null : next
}

/** Whether an address is outside Japan. None chosen yet is inside, and so is one that is still being typed. */
export function isAbroad(profile: ProfileValues): boolean {
  const country = storedPart(profile['address'], 'country')
  return typeof country === 'string' && /^[A-Z]{2}$/.test(country) && country !== 'JP'
}

/** Every part of a field that holds something, by its name; a field of one part has it under the empty name. */
export function readField(field: ProfileField, value: Json | undefined): ReadonlyMap<string, PartValue> {
  const shape: FieldShape = profileShapes[field]
  const parts: [string, PartValue | undefined][] =
    shape.kind === 'parts'
      ? Object.entries(shape.parts).map(([name, part]) => [name, readPart(part, storedPart(value, name))])
      : [['', readPart(shape, value)]]
  return new Map(parts.filter((entry): entry is [string, PartValue] => entry[1] !== undefined))
}
