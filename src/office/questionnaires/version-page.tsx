import { useEffect, useState } from 'preact/hooks'
import { type OfficeQuestionnaire, officeQuestionnaireSchema } from '../../api/office-questionnaires.ts'
import type { Definition, Item } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon, DownloadIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { Changes } from './changes.tsx'
import { conditionWords } from './condition-words.ts'
import { saveDefinition } from './definition-file.ts'
import { apiPath, questionnairePath } from './paths.ts'
import { PreviewPane } from './preview-pane.tsx'
import { SaveSpreadsheet } from './save-spreadsheet.tsx'

/** A published version, as it stays: every question to be read, and the whole to be walked through. */
export function VersionPage({ id, version }: { id: string; version: number }) {
  const [known, setKnown] = useState<OfficeQuestionnaire | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', apiPath(id), officeQuestionnaireSchema).then((answer) => (answer.ok ? setKnown(answer.value) : setFailure(answer)))
  }, [id])
  const versions = known?.versions ?? []
  const definition = versions.find((each) => each.version === version)
  const before = versions.find((each) => each.version === version - 1)
  const title = definition ? t('office-questionnaires:versionOf', { title: local(definition.title), version }) : t('office-questionnaires:version', { version })
  usePage(title)
  return (
    <>
      <Link href={questionnairePath(id)} icon={BackIcon}>
        {t('office-questionnaires:backToIt')}
      </Link>
      <PageTitle>{title}</PageTitle>
      <p>{t('office-questionnaires:frozen')}</p>
      <Failure of={failure} />
      {known === null && failure === null && <Skeleton lines={8} />}
      {known && !definition && <p class="office-empty">{t('office-questionnaires:noSuchVersion')}</p>}
      {definition && (
        <>
          <p class="office-actions">
            <Button icon={DownloadIcon} onPress={() => saveDefinition(definition)}>
              {t('office-questionnaires:more.download')}
            </Button>
            <SaveSpreadsheet definition={definition} isPublished />
          </p>
          {before && (
            <Fold title={t('office-questionnaires:change.fold', { version: before.version })}>
              <Changes before={before} after={definition} versions={versions.filter((each) => each.version < version)} />
            </Fold>
          )}
          <div class="version">
            <Reading definition={definition} />
            <PreviewPane definition={definition} page={undefined} />
          </div>
        </>
      )}
    </>
  )
}

const Reading = ({ definition }: { definition: Definition }) => (
  <ol class="outline-pages">
    {definition.pages.map((page, at) => (
      <li key={page.id}>
        <h2 class="reading-page">{t('office-questionnaires:reading.page', { number: at + 1, section: local(definition.sections.find(({ id }) => id === page.section)?.title ?? definition.title) })}</h2>
        {page.items.map((item) => (
          <ReadItem key={item.id} definition={definition} item={item} />
        ))}
      </li>
    ))}
  </ol>
)

const ReadItem = ({ definition, item }: { definition: Definition; item: Item }) => (
  <section class="reading-item">
    <h3 class="reading-label">
      <span class="outline-name">{item.id}</span> {local(item.label)}
    </h3>
    <p class="office-quiet">
      {t(`office-questionnaires:type.${item.type}`)}
      {t('office-questionnaires:outline.between')}
      {t(`office-questionnaires:item.requirements.${item.requiredIf ? 'sometimes' : item.required ? 'always' : 'never'}`)}
    </p>
    {item.showIf && <p class="office-quiet">{t('office-questionnaires:condition.reads', { words: conditionWords(definition, item.showIf) })}</p>}
    {'rows' in item && <Lines lines={item.rows.map(({ id, label }) => ({ code: id, words: local(label) }))} />}
    {'options' in item && <Lines lines={item.options.map(({ code, label }) => ({ code, words: local(label) }))} />}
  </section>
)

const Lines = ({ lines }: { lines: readonly { code: string; words: string }[] }) => (
  <ul class="reading-lines">
    {lines.map(({ code, words }) => (
      <li key={code}>
        <code>{code}</code> {words}
      </li>
    ))}
  </ul>
)
