import type { ComponentChildren } from 'preact'
import type { Registrant } from '../../api/office-registrants.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Json } from '../../domain/json.ts'
import { statuses, storedPart } from '../../domain/profile/fields.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { date, number, time } from '../../ui/text/format.ts'
import { language, local, t } from '../../ui/text/text.ts'
import { Table, type TableProps } from '../controls/Table.tsx'

type FactRows = readonly (readonly [string, ComponentChildren])[]
const Facts = ({ rows }: { rows: FactRows }) => (
  <dl class="office-facts">
    {rows.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-value`}>{value === '' || value === null ? t('office-registrants:unknown') : value}</dd>])}
  </dl>
)
const when = (at: string) => `${date(at)} ${time(at)}`

/** What the office and the account hold. */
export function Account({ person }: { person: Registrant }) {
  const { facts } = person
  return (
    <section aria-labelledby="facts-account">
      <h2 id="facts-account">{t('office-registrants:account')}</h2>
      <Facts
        rows={[
          [t('office-registrants:email'), person.email],
          [t('office-registrants:field.universityEmail'), facts.universityEmail],
          [t('office-registrants:field.university'), person.university ? local(person.university) : null],
          [t('office-registrants:field.studentNumber'), facts.studentNumber],
          [t('office-registrants:field.entryYear'), facts.entryYear],
          [t('office-registrants:field.expectedCompletion'), facts.expectedCompletion === null ? null : formatYearMonth(facts.expectedCompletion, language.value)],
          [t('office-registrants:language'), t(`office-registrants:languageName.${person.language}`)],
          [t('office-registrants:createdAt'), when(person.createdAt)],
          [t('office-registrants:activatedAt'), person.activatedAt === null ? null : when(person.activatedAt)],
        ]}
      />
    </section>
  )
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
const partsOf = (value: Json | undefined, names: readonly string[]): string => names.map((name) => textOf(storedPart(value, name))).filter(Boolean).join(' ')

/** What the person wrote that tells who they are. */
export function Record({ person: { profile, careers } }: { person: Registrant }) {
  const status = statuses.find((each) => each === profile['status'])
  const months = (['entered', 'completed', 'left'] as const)
    .map((name) => [name, textOf(storedPart(profile['dates'], name))] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => t(`office-registrants:month.${name}`, { month: formatYearMonth(value, language.value) }))
  const field = textOf(storedPart(profile['field'], 'large'))
  return (
    <section aria-labelledby="facts-record">
      <h2 id="facts-record">{t('office-registrants:record')}</h2>
      <Facts
        rows={[
          [t('office-registrants:name'), textOf(profile['name'])],
          [t('office-registrants:nameKana'), textOf(profile['nameKana'])],
          [t('office-registrants:nameLatin'), textOf(profile['nameLatin'])],
          [t('office-registrants:formerName'), textOf(profile['formerName'])],
          [t('office-registrants:school'), textOf(profile['school'])],
          [t('office-registrants:status'), status ? t(`office-registrants:statusName.${status}`) : ''],
          [t('office-registrants:months'), months.join(t('office-registrants:comma'))],
          [t('office-registrants:researchField'), field === '' ? '' : researchFieldName(field, language.value)],
          [t('office-registrants:address'), partsOf(profile['address'], ['country', 'postalCode', 'region', 'city', 'street', 'building'])],
          [
            t('office-registrants:careers'),
            careers.map((career) => [textOf(career['organisation']), textOf(career['role']), [textOf(career['from']), textOf(career['to'])].join('–')].filter((each) => each !== '' && each !== '–').join(' ')).join(t('office-registrants:comma')),
          ],
        ]}
      />
    </section>
  )
}

/** A table, or that there is nothing to show. */
function Rows<Row>(props: TableProps<Row>) {
  return props.rows.length === 0 ? <p>{t('office-registrants:unknown')}</p> : <Table {...props} />
}

/** What happened: devices, consents, answers received, corrections, mails. */
export function Traces({ person }: { person: Registrant }) {
  const count = (rows: readonly unknown[]) => t('office-registrants:count', { count: number(rows.length) })
  return (
    <div class="office-wide">
      <Fold title={t('office-registrants:mails')} words={count(person.mails)}>
        <Rows
          caption={t('office-registrants:newestFirst')}
          rows={person.mails}
          keyOf={({ id }) => id}
          columns={[
            { id: 'template', label: t('office-registrants:mail'), header: true, cell: ({ template }) => template },
            { id: 'state', label: t('office-registrants:state'), cell: ({ state, failure }) => [t(`office-registrants:mailState.${state as 'waiting'}`), failure].filter(Boolean).join(' ') },
            { id: 'at', label: t('office-registrants:at'), kind: 'date', cell: ({ createdAt }) => when(createdAt) },
          ]}
        />
      </Fold>
      <Fold title={t('office-registrants:corrections')} words={count(person.corrections)}>
        <Rows
          caption={t('office-registrants:newestFirst')}
          rows={person.corrections}
          keyOf={({ id }) => id}
          columns={[
            { id: 'field', label: t('office-registrants:item'), header: true, cell: ({ field }) => t(`office-corrections:field.${field as 'university'}`) },
            { id: 'value', label: t('office-registrants:wished'), cell: ({ value }) => textOf(value) },
            { id: 'state', label: t('office-registrants:state'), cell: ({ state }) => t(`office-corrections:state.${state as 'asked'}`) },
            { id: 'at', label: t('office-registrants:at'), kind: 'date', cell: ({ askedAt }) => when(askedAt) },
          ]}
        />
      </Fold>
      <Fold title={t('office-registrants:devices')} words={count(person.devices)}>
        <Rows
          caption={t('office-registrants:newestFirst')}
          rows={person.devices}
          keyOf={({ since }) => since}
          columns={[
            { id: 'since', label: t('office-registrants:since'), header: true, cell: ({ since }) => when(since) },
            { id: 'contact', label: t('office-registrants:contact'), kind: 'date', cell: ({ contactAt }) => (contactAt === null ? '' : when(contactAt)) },
            { id: 'method', label: t('office-registrants:method'), cell: ({ method }) => t(`office-registrants:methodName.${method as 'code'}`) },
            { id: 'state', label: t('office-registrants:state'), cell: ({ state }) => t(`office-registrants:deviceState.${state}`) },
          ]}
        />
      </Fold>
      <Fold title={t('office-registrants:consents')} words={count(person.consents)}>
        <Rows
          caption={t('office-registrants:consents')}
          rows={person.consents}
          keyOf={({ kind, at }) => `${kind} ${at}`}
          columns={[
            { id: 'kind', label: t('office-registrants:item'), header: true, cell: ({ kind, version }) => `${kind} ${version}` },
            { id: 'at', label: t('office-registrants:at'), kind: 'date', cell: ({ at, withdrawnAt }) => (at === withdrawnAt ? '' : when(at)) },
            { id: 'withdrawn', label: t('office-registrants:withdrawn'), kind: 'date', cell: ({ withdrawnAt }) => (withdrawnAt === null ? '' : when(withdrawnAt)) },
          ]}
        />
      </Fold>
      <Fold title={t('office-registrants:submissions')} words={count(person.submissions)}>
        <Rows
          caption={t('office-registrants:submissionsCaption')}
          rows={person.submissions}
          keyOf={({ campaign }) => campaign}
          columns={[
            { id: 'campaign', label: t('office-registrants:campaign'), header: true, cell: ({ campaign }) => campaign },
            { id: 'number', label: t('office-registrants:receipt'), cell: ({ number: receipt }) => receipt },
            { id: 'at', label: t('office-registrants:at'), kind: 'date', cell: ({ receivedAt }) => when(receivedAt) },
          ]}
        />
      </Fold>
    </div>
  )
}
