import './reading.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Language } from '../../../domain/language.ts'
import { postingParts } from '../../../domain/posting/parts.ts'
import type { Heading, PostingTexts } from '../../../domain/posting/posting.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { Tag } from '../../../ui/controls/Tag.tsx'
import { LanguageIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { language, t } from '../../../ui/text/text.ts'
import { Deadline } from './deadline.tsx'
import { Facts } from './facts.tsx'
import { Marked } from './marked.tsx'

export interface ReadingProps {
  heading: Heading
  /** Null: not at hand. */
  texts: PostingTexts | null
  /** Words to stand out, folded. */
  words?: readonly string[]
  /** The day in Japan. */
  today: string
  /** It was taken back: whatever its last day is, nobody can apply any more. */
  withdrawn?: boolean
  /** What stands between its head and all the rest. */
  below?: ComponentChildren
}

const noWords: readonly string[] = []
const other: Record<Language, Language> = { ja: 'en', en: 'ja' }

/** A posting to be read: the one that is published, or a copy that was kept. Begins with the page's title. */
export function Reading({ heading, texts, words = noWords, today, withdrawn = false, below }: ReadingProps) {
  const [chosen, setChosen] = useState<Language | null>(null)
  // Which language its texts are read in; labels and names of codes keep to the screen's.
  const reads = chosen ?? language.value
  const title = saidIn(heading.title, reads)
  const institution = saidIn(heading.institution, reads)
  const parts = texts === null ? [] : postingParts.flatMap((part) => {
    const text = texts.parts[part]
    const said = saidIn(text, reads)
    return said ? [{ part, said, both: Boolean(text?.ja && text.en) }] : []
  })
  const both = parts.some((part) => part.both) || Boolean(heading.title.ja && heading.title.en)
  return (
    <article class="reading">
      {heading.sample && <Notice kind="warning" title={t('posting:sample')} />}
      <header class="reading-head">
        <PageTitle>
          <span lang={title?.lang}>
            <Marked text={title?.text ?? ''} words={words} />
          </span>
        </PageTitle>
        <p class="reading-institution" lang={institution?.lang}>
          <Marked text={institution?.text ?? ''} words={words} />
        </p>
        {!withdrawn && <Deadline closesOn={heading.closesOn} today={today} />}
      </header>
      {below}
      <Facts heading={heading} />
      {both && (
        <p class="reading-language">
          <Button icon={LanguageIcon} onPress={() => setChosen(other[reads])}>
            {t(`posting:readIn.${other[reads]}`)}
          </Button>
        </p>
      )}
      {parts.map(({ part, said }) => (
        <section key={part} class="reading-part">
          <h2>
            {t(`posting:part.${part}`)}
            {said.lang !== reads && <Tag>{t(`posting:only.${said.lang}`)}</Tag>}
          </h2>
          <p class="reading-text" lang={said.lang}>
            <Marked text={said.text} words={words} />
          </p>
        </section>
      ))}
    </article>
  )
}
