import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Cell } from '../../domain/responses/row.ts'
import type { Table, TableColumn } from './table.ts'

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** How many rows are kept until they are written as one group. */
const groupRows = 5000

const elementOf = ({ name, kind }: TableColumn): SchemaElement => {
  const of = { name, repetition_type: 'OPTIONAL' } as const
  if (kind === 'whole') return { ...of, type: 'INT32' }
  return kind === 'number' ? { ...of, type: 'DOUBLE' } : { ...of, type: 'BYTE_ARRAY', converted_type: 'UTF8' }
}

/** The table as Parquet: numbers are numbers, all else is text. Never more of it is in memory than a group of rows. */
export async function* responsesParquet({ columns, pages }: Table): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const file = new ParquetWriter({ writer, schema: [{ name: 'responses', num_children: columns.length }, ...columns.map(elementOf)], createdBy: 'JGRAD' })
  /** What was written since the last time; the writer goes on counting where in the file it is. */
  const taken = (): Uint8Array => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }
  const write = async (rows: readonly Cell[][]): Promise<Uint8Array> => {
    await file.write({ columnData: columns.map(({ name }, at) => ({ name, data: rows.map((row) => row[at] ?? null) })), rowGroupSize: groupRows })
    return taken()
  }
  let waiting: Cell[][] = []
  for await (const rows of pages()) {
    waiting.push(...rows)
    if (waiting.length < groupRows) continue
    yield await write(waiting.splice(0, groupRows))
  }
  if (waiting.length > 0) yield await write(waiting)
  await file.finish()
  yield taken()
}
