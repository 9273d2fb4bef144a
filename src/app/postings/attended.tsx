import type { ComponentChildren } from 'preact'

interface Props {
  /** The record's field that is edited in here. */
  field: string
  /** The person came into it, or left it (null). */
  onAttend: (field: string | null) => void
  children: ComponentChildren
}

/** Knows whether the person is in a field, so that what arrives from elsewhere waits until they have left it. */
export const Attended = ({ field, onAttend, children }: Props) => (
  <div
    onFocusIn={() => onAttend(field)}
    onFocusOut={(event) => {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) onAttend(null)
    }}
  >
    {children}
  </div>
)
