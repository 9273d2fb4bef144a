import type { CodeTable } from '../../domain/codes/code-table.ts'
import { considerations, employmentForms, entryWays, periods, sorts, terms } from '../../domain/codes/conditions.ts'
import { institutionTypes } from '../../domain/codes/institution-types.ts'
import { jobTypeName, jobTypes } from '../../domain/codes/job-types.ts'
import { areaName, prefectureName } from '../../domain/codes/prefectures.ts'
import type * as ResearchFields from '../../domain/codes/research-fields.ts'
import type { Criteria, Criterion } from '../../domain/search/criteria.ts'
import { language, t } from '../text/text.ts'

/** The table of research fields, which is loaded only where there is one to name; null while it is not there. */
export type ResearchTable = Pick<typeof ResearchFields, 'researchFieldName' | 'largeFieldOf' | 'isSmallFieldCode'> | null

/** The criteria that are one list of codes. */
export type ListCriterion = { [C in Criterion]: Criteria[C] extends readonly string[] ? C : never }[Criterion]

const rowsOfJobTypes: Pick<CodeTable, 'rows' | 'name'> = { rows: jobTypes, name: jobTypeName }

/** The codes of each list, in the order they are offered. */
export const codeTables: Record<ListCriterion | 'sort', Pick<CodeTable, 'rows' | 'name'>> = {
  jobTypes: rowsOfJobTypes, institutionTypes, employmentForms, terms, considerations, entryWays, periods, sort: sorts,
}

/** In words, a code that no list has any more. */
export const goneName = (code: string): string => t('search:gone', { code })

/** A table gives an unknown code back as it is. */
const named = (code: string, name: string): string => (name === code ? goneName(code) : name)

/** The name of a code of a list, or that it is no longer in it. */
export const codeName = (list: ListCriterion | 'sort', code: string): string =>
  named(code, codeTables[list].name(code, language.value))

/** The name of an area or a prefecture, or that it is no longer in the list. */
export const placeName = (level: 'areas' | 'prefectures', code: string): string =>
  named(code, (level === 'areas' ? areaName : prefectureName)(code, language.value))

/** The name of a research field of either level; the code of a large field alone is told from the large field. */
export function fieldName(code: string, table: NonNullable<ResearchTable>): string {
  const name = named(code, table.researchFieldName(code, language.value))
  const alone = table.largeFieldOf(code) !== undefined && !table.isSmallFieldCode(code)
  return alone ? t('search:fieldAlone', { name }) : name
}
