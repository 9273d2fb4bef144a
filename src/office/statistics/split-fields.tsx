import { useState } from 'preact/hooks'
import type { DimensionId } from '../../domain/statistics/dimensions.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox, Choices } from '../../ui/controls/Choices.tsx'
import { nothingChosen } from '../../ui/controls/selection.ts'
import { TextField } from '../../ui/controls/TextField.tsx'
import { nameOf, type NameSources } from '../../ui/statistics/names.ts'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { Radios } from '../controls/Radios.tsx'
import { type FormGroup, type FormSplit, wrongGroup } from './extract-form.ts'

export interface SplitFieldsProps {
  id: string
  label: string
  dimension: DimensionId
  codes: readonly string[]
  split: FormSplit
  /** The ways that can be chosen; answers are never left out. */
  ways: readonly { code: FormSplit['way']; label: string }[]
  sources: NameSources
  onChange: (split: FormSplit) => void
}

/** How one dimension is told apart: a choice of three, and under the third a form for each group. */
export function SplitFields({ id, label, dimension, codes, split, ways, sources, onChange }: SplitFieldsProps) {
  const { groups } = split
  const put = (changed: FormGroup) => onChange({ ...split, groups: groups.map((group) => (group.id === changed.id ? changed : group)) })
  const add = () => {
    const next = groups.reduce((most, group) => Math.max(most, group.id), 0) + 1
    onChange({ ...split, groups: [...groups, { id: next, name: t('office-extract:groups.named', { number: number(next) }), of: [] }] })
  }
  const choose = (way: FormSplit['way']) => {
    const first = { id: 1, name: t('office-extract:groups.named', { number: number(1) }), of: [] }
    // Of many codes one wants the groups alone.
    onChange(way === 'groups' && groups.length === 0 ? { way, groups: [first], others: codes.length <= mostListed } : { ...split, way })
  }
  const wrong = wrongGroup(split)
  return (
    <div class="extract-split">
      <Radios id={id} label={label} choices={ways} chosen={split.way} onChange={choose} />
      {split.way === 'groups' && (
        <div class="extract-groups">
          {groups.map((group) => (
            <GroupFields
              key={group.id}
              id={`${id}-${group.id}`}
              group={group}
              codes={codes.filter((code) => groups.every((other) => other.id === group.id || !other.of.includes(code)))}
              name={(code) => nameOf(dimension, code, sources)}
              error={wrong?.group?.id === group.id ? wrong.wrong : null}
              onChange={put}
              onRemove={() => onChange({ ...split, groups: groups.filter((other) => other.id !== group.id) })}
            />
          ))}
          <ChoiceBox kind="many" id={`${id}-others`} name={`${id}-others`} label={t('office-extract:groups.others')} checked={split.others} invalid={false} onChange={(others) => onChange({ ...split, others })} />
          <p class="office-actions">
            <Button onPress={add}>{t('office-extract:groups.add')}</Button>
          </p>
        </div>
      )}
    </div>
  )
}

/** More codes than this are searched for by their names. */
const mostListed = 20

interface GroupFieldsProps {
  id: string
  group: FormGroup
  codes: readonly string[]
  name: (code: string) => string
  error: 'none' | 'name' | 'codes' | null
  onChange: (group: FormGroup) => void
  onRemove: () => void
}

function GroupFields({ id, group, codes, name, error, onChange, onRemove }: GroupFieldsProps) {
  const [words, setWords] = useState('')
  const isLong = codes.length > mostListed
  const looked = words.normalize('NFKC').trim().toLowerCase()
  const found = codes.filter((code) => !isLong || group.of.includes(code) || (looked !== '' && name(code).toLowerCase().includes(looked)))
  const shown = found.filter((code, at) => at < mostListed || group.of.includes(code))
  return (
    <section class="extract-group" aria-label={group.name}>
      <TextField id={`${id}-name`} label={t('office-extract:groups.name')} error={error === 'name' ? t('office-extract:groups.nameWrong') : undefined} shown={group.name} onInput={(typed) => onChange({ ...group, name: typed })} width="medium" />
      {isLong && (
        <TextField
          id={`${id}-search`}
          type="search"
          label={t('office-extract:groups.search')}
          support={t('office-extract:groups.searchHint', { count: codes.length, shown: number(codes.length) })}
          shown={words}
          onInput={setWords}
          width="medium"
        />
      )}
      <Choices
        id={`${id}-codes`}
        kind="many"
        label={t('office-extract:groups.codes')}
        error={error === 'codes' ? t('office-extract:groups.codesWrong') : undefined}
        choices={shown.map((code) => ({ code, label: name(code) }))}
        selection={{ ...nothingChosen, chosen: group.of }}
        onChange={({ chosen }) => onChange({ ...group, of: chosen })}
      />
      <p class="office-actions">
        <Button kind="quiet" onPress={onRemove}>
          {t('office-extract:groups.remove', { name: group.name })}
        </Button>
      </p>
    </section>
  )
}
