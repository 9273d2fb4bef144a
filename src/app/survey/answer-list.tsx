import './answers.css'
import type { Definition, Item, Page } from '../../domain/questionnaire/definition.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { type AnswerSource, describeAnswer } from '../../ui/question/describe-answer.ts'
import { type Says, saysOf, worded } from '../../ui/question/wording.ts'
import { local, t } from '../../ui/text/text.ts'

interface Props {
  definition: Definition
  /** The items that are asked. */
  shown: ReadonlySet<string>
  answers: AnswerSource
  /** The campaign's, by which months in answers are judged. */
  referenceDate: string
  /** Where an answer can be changed; left out, the list is for reading. */
  changeAt?: (page: Page) => string
  /** The items whose answer was taken from the record, as is said beside them. */
  fromRecord?: ReadonlySet<string>
}

/** Every question that is asked with its answer in words, by section; what was left open says so. */
export function AnswerList({ definition, shown, answers, referenceDate, changeAt, fromRecord }: Props) {
  const says = saysOf(definition, answers, () => shown, referenceDate)
  return (
    <>
      {definition.sections.map((section) => {
        const pages = definition.pages.filter((page) => page.section === section.id)
        const rows = pages.flatMap((page) =>
          page.items.filter(({ id }) => shown.has(id)).map((item) => ({ item, href: changeAt?.(page) })),
        )
        if (rows.length === 0) return null
        return (
          <section key={section.id} class="answers">
            <h2>{local(section.title)}</h2>
            <dl>
              {rows.map(({ item, href }) => (
                <Row key={item.id} item={item} says={says} answers={answers} href={href} taken={fromRecord?.has(item.id) === true} />
              ))}
            </dl>
          </section>
        )
      })}
    </>
  )
}

function Row({ item, says, answers, href, taken }: { item: Item; says: Says; answers: AnswerSource; href: string | undefined; taken: boolean }) {
  const words = describeAnswer(item, answers)
  const label = worded(item.label, says)
  return (
    <div class="answer">
      <dt>{label}</dt>
      <dd class={words === '' ? 'answer-open' : 'answer-words'}>{words === '' ? t('survey:check.notAnswered') : words}</dd>
      {taken && (
        <dd class="answer-note">
          <Tag kind="info">{t('survey:page.prefilled')}</Tag>
        </dd>
      )}
      {href && (
        <dd class="answer-change">
          <Link href={href} about={t('survey:check.changeWhich', { label })}>
            {t('survey:check.change')}
          </Link>
        </dd>
      )}
    </div>
  )
}
