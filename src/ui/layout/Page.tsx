import type { ComponentChildren } from 'preact'

/** The content of one screen; `StickyActions` as its last child stands at the bottom, however short the page. */
export const Page = ({ children }: { children: ComponentChildren }) => <div class="page">{children}</div>

export interface FormPageProps {
  children: ComponentChildren
  /** The person pressed the submit button, or Enter in a line of text; the browser leaves out the Enter of an IME. */
  onSubmit: () => void
}

/** A screen that is a form. What is wrong is said by us on submit, never by the browser's bubbles. */
export const FormPage = ({ children, onSubmit }: FormPageProps) => (
  <form
    class="page"
    noValidate
    onSubmit={(event) => {
      event.preventDefault()
      onSubmit()
    }}
  >
    {children}
  </form>
)
