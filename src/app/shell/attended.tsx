import type { ComponentChildren } from 'preact'
import type { RecordDraft } from './record-draft.ts'

/** Tells the draft which field the person is in, and stores what waits when they leave it. */
export function Attended({ draft, field, children }: { draft: RecordDraft; field: string; children: ComponentChildren }) {
  return (
    <div
      class="edit-field"
      onFocusIn={() => draft.attend(field)}
      onFocusOut={(event) => {
        const to = event.relatedTarget
        if (to instanceof Node && event.currentTarget.contains(to)) return
        draft.attend(null)
        void draft.flush()
      }}
    >
      {children}
    </div>
  )
}
