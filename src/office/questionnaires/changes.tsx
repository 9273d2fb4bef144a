import type { Definition } from '../../domain/questionnaire/definition.ts'
import { type ItemChange, whatChanged } from '../../domain/questionnaire/what-changed.ts'
import { local, t } from '../../ui/text/text.ts'

/** What is different from one version to another, a line for each question, for whoever decides whether it may go out. */
export function Changes({ before, after }: { before: Definition; after: Definition }) {
  const { title, sections, items, computed } = whatChanged(before, after)
  const lines = [
    ...(title ? [{ name: t('office-questionnaires:whole.name'), words: t('office-questionnaires:change.aspect.words') }] : []),
    ...sections.map((id) => ({ name: t('office-questionnaires:change.section', { id }), words: t('office-questionnaires:change.aspect.words') })),
    ...items.map((change) => ({ name: nameOf(change), words: wordsOf(change) })),
    ...computed.map((id) => ({ name: t('office-questionnaires:change.computed', { id }), words: t('office-questionnaires:change.aspect.rule') })),
  ]
  if (lines.length === 0) return <p>{t('office-questionnaires:change.none', { version: before.version })}</p>
  return (
    <>
      <p>{t('office-questionnaires:change.title', { version: before.version })}</p>
      <ul class="problem-list change-list">
        {lines.map(({ name, words }, at) => (
          // Two lines may say the same.
          <li key={at}>
            <span>{name}</span>
            <span class="office-quiet">{words}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const nameOf = (change: ItemChange): string => {
  const item = change.kind === 'removed' ? change.before : change.after
  return t('office-questionnaires:itemNamed', { id: change.id, label: local(item.label) || t('office-questionnaires:unworded') })
}

function wordsOf(change: ItemChange): string {
  if (change.kind !== 'changed') return t(`office-questionnaires:change.${change.kind}`)
  const between = t('office-questionnaires:change.between')
  const aspects = change.aspects.map((aspect) => t(`office-questionnaires:change.aspect.${aspect}`)).join(between)
  const codes = [
    ...(change.added.length > 0 ? [t('office-questionnaires:change.codesAdded', { codes: change.added.join(between) })] : []),
    ...(change.gone.length > 0 ? [t('office-questionnaires:change.codesGone', { codes: change.gone.join(between) })] : []),
  ]
  return [aspects, ...codes].join(t('office-questionnaires:outline.between'))
}
