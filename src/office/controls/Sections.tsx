import '../styles/office-sections.css'

interface SectionsProps {
  label: string
  pages: readonly { href: string; text: string; isHere: boolean }[]
}

/** The pages of one place, as links above each of them. */
export const Sections = ({ label, pages }: SectionsProps) => (
  <nav class="sections" aria-label={label}>
    {pages.map(({ href, text, isHere }) => (
      <a key={href} class="link" href={href} aria-current={isHere ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)
