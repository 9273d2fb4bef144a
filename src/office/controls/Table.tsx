import '../styles/office-table.css'
import type { ComponentChildren } from 'preact'

export interface Column<Row> {
  id: string
  label: string
  cell: (row: Row) => ComponentChildren
  /** The cell that names its row: exactly one column of a table. */
  header?: boolean
  /** `number` and `date` line up; `pick` is as narrow as a box to tick. */
  kind?: 'number' | 'date' | 'pick'
}

export interface TableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The key of the row one is at, marked at its edge. */
  current?: string | null
}

/** Rows of one kind. Moves within its frame where it is wider than the page; the frame is reached by the keyboard. */
export function Table<Row>({ caption, columns, rows, keyOf, current = null }: TableProps<Row>) {
  const kind = (column: Column<Row>) => (column.kind ? `table-${column.kind}` : undefined)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <section class="table-frame" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" class={kind(column)}>
                {column.kind === 'pick' ? <span class="said">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-key={keyOf(row)} aria-current={keyOf(row) === current ? 'true' : undefined}>
              {columns.map((column) =>
                column.header ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} class={kind(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
