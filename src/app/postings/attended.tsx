import { type ComponentChildren, Fragment } from 'preact'
import * as table from '../../domain/codes/research-fields.ts'
import { searchFieldName, searchFieldWords } from '../../ui/search/field-words.ts'
import { KeptValues } from '../shell/kept-values.tsx'
import { searchType } from './saved-search.ts'

interface Props {
  /** The id of the search. */
  record: string
  /** The record's field that is edited in here. */
  field: string
  /** The person came into it, or left it (null). */
  onAttend: (field: string | null) => void
  children: ComponentChildren
}

/**
 * Knows whether the person is in a field, so that what arrives from elsewhere waits until they have left it; and shows
 * the other value where one is kept.
 */
export const Attended = ({ record, field, onAttend, children }: Props) => (
  <Fragment>
    <div
      onFocusIn={() => onAttend(field)}
      onFocusOut={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) onAttend(null)
      }}
    >
      {children}
    </div>
    {/* Beside the field, not in it: whoever settles the two values is not writing, and sees the field follow. */}
    <KeptValues
      type={searchType}
      record={record}
      fields={[field]}
      describe={(value) => searchFieldWords(field, value, table)}
      labelOf={searchFieldName}
    />
  </Fragment>
)
