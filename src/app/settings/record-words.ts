/** How the fields of the records of one type are said in the list of kept values; `''` is the record itself. */
export interface RecordWords {
  labelOf(record: string, field: string): string
  wordsOf(record: string, field: string, value: unknown): string
}
