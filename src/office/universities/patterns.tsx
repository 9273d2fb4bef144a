import { severities } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { AddIcon, RemoveIcon } from '../../ui/icons/list-icons.tsx'
import { t } from '../../ui/text/text.ts'
import type { FormField, UniversityForm } from './form.ts'
import { maskWords } from '../controls/mask-words.ts'

type Pattern = UniversityForm['patterns'][number]

export interface PatternsProps {
  patterns: readonly Pattern[]
  wrong: readonly FormField[]
  onChange: (patterns: readonly Pattern[]) => void
}

/** What is taken for an address here and is none, and how the real one looks: one block for each. */
export function Patterns({ patterns, wrong, onChange }: PatternsProps) {
  const put = (at: number, change: Partial<Pattern>) => onChange(patterns.map((each, index) => (index === at ? { ...each, ...change } : each)))
  return (
    <>
      {patterns.map((pattern, at) => {
        const id = `university-pattern-${at}`
        const error = wrong.includes(`pattern-${at}`) ? t('office-universities:wrong.pattern') : undefined
        return (
          // Blocks have no names of their own: they are told apart by where they stand.
          <fieldset key={at} class="office-block">
            <legend class="label">{t('office-universities:pattern', { number: at + 1 })}</legend>
            <div class="office-pair">
              <div>
                <TextField
                  id={id}
                  label={t('office-universities:signInId')}
                  support={pattern.signInId === '' ? t('office-universities:hint.signInId') : maskWords(pattern.signInId)}
                  required
                  error={error}
                  shown={pattern.signInId}
                  onInput={(signInId) => put(at, { signInId })}
                  autoCapitalize="off"
                  spellCheck={false}
                />
              </div>
              <div>
                <TextField
                  id={`${id}-mail`}
                  label={t('office-universities:mail')}
                  support={pattern.mail === '' ? t('office-universities:hint.mail') : maskWords(pattern.mail)}
                  shown={pattern.mail}
                  onInput={(mail) => put(at, { mail })}
                  autoCapitalize="off"
                  spellCheck={false}
                />
              </div>
            </div>
            <Select
              id={`${id}-severity`}
              label={t('office-universities:severity')}
              options={severities.map((value) => ({ value, label: t(`office-universities:severityName.${value}`) }))}
              value={pattern.severity}
              onChange={(value) => put(at, { severity: severities.find((each) => each === value) ?? 'ask' })}
            />
            <p class="office-actions">
              <Button kind="quiet" icon={RemoveIcon} onPress={() => onChange(patterns.filter((_, index) => index !== at))}>
                {t('office-universities:removePattern', { number: at + 1 })}
              </Button>
            </p>
          </fieldset>
        )
      })}
      <p class="office-actions">
        <Button icon={AddIcon} onPress={() => onChange([...patterns, { signInId: '', mail: '', severity: 'certain' }])}>
          {t('office-universities:addPattern')}
        </Button>
      </p>
    </>
  )
}
