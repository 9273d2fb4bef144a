import type { Definition } from '../../domain/questionnaire/definition.ts'
import { type Relabelled, relabelledCodes } from '../../domain/questionnaire/names-kept.ts'
import { type ItemChange, whatChanged } from '../../domain/questionnaire/what-changed.ts'
import { Notice } from '../../ui/controls/Notice.tsx'
import { language, local, t } from '../../ui/text/text.ts'

/**
 * What is different from one version to another, a line for each question, for whoever decides whether it may go out.
 * `versions`: all that were published before `after`.
 */
export function Changes({ before, after, versions }: { before: Definition; after: Definition; versions: readonly Definition[] }) {
  const relabelled = relabelledCodes(after, versions)
  const { title, sections, items, computed } = whatChanged(before, after)
  const lines = [
    ...(title ? [{ name: t('office-questionnaires:whole.name'), words: t('office-questionnaires:change.aspect.words') }] : []),
    ...sections.map((id) => ({ name: t('office-questionnaires:change.section', { id }), words: t('office-questionnaires:change.aspect.words') })),
    ...items.map((change) => ({ name: nameOf(change), words: wordsOf(change, relabelled.filter(({ item }) => item === change.id)) })),
    ...computed.map((id) => ({ name: t('office-questionnaires:change.computed', { id }), words: t('office-questionnaires:change.aspect.rule') })),
  ]
  if (lines.length === 0) return <p>{t('office-questionnaires:change.none', { version: before.version })}</p>
  return (
    <>
      {relabelled.length > 0 && (
        <Notice kind="warning" level={3} title={t('office-questionnaires:change.relabelled', { count: relabelled.length })}>
          <p>{t('office-questionnaires:change.sameMeaning')}</p>
        </Notice>
      )}
      <ul class="problem-list">
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

/** A code with the words it had and has, in a language in which they differ. */
function rewording({ code, before, after }: Relabelled): string {
  const shown = local(before) === local(after) ? language.value === 'ja' ? 'en' : 'ja' : language.value
  return t('office-questionnaires:change.rewording', { code, before: before[shown], after: after[shown] })
}

const nameOf = (change: ItemChange): string => {
  const item = change.kind === 'removed' ? change.before : change.after
  return t('office-questionnaires:itemNamed', { id: change.id, label: local(item.label) || t('office-questionnaires:unworded') })
}

function wordsOf(change: ItemChange, relabelled: readonly Relabelled[]): string {
  const between = t('office-questionnaires:change.between')
  const reworded = relabelled.length > 0 ? [t('office-questionnaires:change.codesReworded', { codes: relabelled.map(rewording).join(between) })] : []
  if (change.kind !== 'changed') return [t(`office-questionnaires:change.${change.kind}`), ...reworded].join(t('office-questionnaires:outline.between'))
  const aspects = change.aspects.map((aspect) => t(`office-questionnaires:change.aspect.${aspect}`)).join(between)
  const codes = [
    ...(change.added.length > 0 ? [t('office-questionnaires:change.codesAdded', { codes: change.added.join(between) })] : []),
    ...(change.gone.length > 0 ? [t('office-questionnaires:change.codesGone', { codes: change.gone.join(between) })] : []),
  ]
  return [aspects, ...codes, ...reworded].join(t('office-questionnaires:outline.between'))
}
