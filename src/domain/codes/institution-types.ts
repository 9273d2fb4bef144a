import { codeTable, type CodeTable } from './code-table.ts'
import rows from './institution-types.json' with { type: 'json' }

/** Kinds of institutions, coded as JREC-IN Portal codes them (parameter `orgtype` of its search form, April 2024). */
export const institutionTypes: CodeTable = codeTable(rows)
