import type { ComponentChildren } from 'preact'
import { t } from '../../ui/text/text.ts'

/** One part of the printed page. */
export const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="right">
    <h2>{title}</h2>
    {children}
  </section>
)

export interface PrintedLine {
  id: string
  words: string
  more: readonly string[]
}

/** A part that is a list; `more` stands smaller behind a line. */
export function Lines({ title, lead, lines }: { title: string; lead?: string; lines: readonly PrintedLine[] }) {
  return (
    <Section title={title}>
      {lead && <p class="support">{lead}</p>}
      {lines.length === 0 ? (
        <p>{t('rights:nothing')}</p>
      ) : (
        <ul class="right-points">
          {lines.map(({ id, words, more }) => (
            <li key={id}>
              {words}
              {more.map((each) => (
                <span key={each} class="right-more">
                  {each}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
