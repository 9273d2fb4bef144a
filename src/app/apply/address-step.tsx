import { useState } from 'preact/hooks'
import { chosenUniversity, confirmedField, type Filled, guardField } from '../../domain/application/fill-in.ts'
import { readAddress } from '../../domain/application/read-address.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { local, t } from '../../ui/text/text.ts'
import { fill } from './draft.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepProps } from './steps.tsx'
import { findingWords, labelOf, maskInWords } from './words.ts'

/** The address that will live on, and the university's if wished. */
export function AddressStep({ filled, universities }: StepProps) {
  const known = universities ?? []
  return (
    <StepFrame step="address" filled={filled} universities={known} lead={t('apply:address.lead')}>
      {(errorAt) => (
        <>
          <AddressField field="email" filled={filled} universities={known} error={errorAt('email')} />
          <AddressField field="universityEmail" filled={filled} universities={known} error={errorAt('universityEmail')} />
        </>
      )}
    </StepFrame>
  )
}

interface AddressFieldProps {
  field: 'email' | 'universityEmail'
  filled: Filled
  universities: readonly University[]
  error: string | undefined
}

/**
 * An address, looked at when the field is left, with or without a network: what was changed in reading it, what it looks
 * like, what the real one looks like. What is pointed out can be taken over or kept; only the code that comes back proves it.
 */
function AddressField({ field, filled, universities, error }: AddressFieldProps) {
  const typed = filled[field] ?? ''
  // What was looked at: while it is being changed nothing is said of it.
  const [left, setLeft] = useState(typed)
  const chosen = chosenUniversity(filled, universities)
  const { address, changes } = readAddress(left)
  const looked = left !== '' && left === typed
  const finding = looked ? guardField(field, filled, universities) : null
  const use = field === 'email' ? 'lasting' : 'university'
  const words = finding && findingWords(finding, use, chosen ? local(chosen.name) : t('apply:guard.anyUniversity'))
  const hard = finding?.kind === 'no-address' || (finding?.kind === 'sign-in-id' && finding.certain)
  const confirmed = filled[confirmedField(field)] === address
  const id = `a-${field}`
  const ownLooks = field === 'universityEmail' ? chosen?.patterns.find(({ mail }) => mail !== null)?.mail : undefined
  const support = [t(`apply:hint.${field}`), ownLooks ? t('apply:hint.ownLooks', { mask: maskInWords(ownLooks) }) : ''].filter((text) => text !== '').join(' ')
  return (
    <div class="apply-address">
      <TextField
        id={id}
        label={labelOf(field)}
        support={support}
        required={field === 'email'}
        error={error}
        shown={typed}
        onInput={(text) => fill({ [field]: text })}
        onLeave={() => setLeft(filled[field] ?? '')}
        // As text, not as an address: browsers empty a field of that type while what stands in it is none.
        type="text"
        inputMode="email"
        autoComplete={field === 'email' ? 'email' : 'off'}
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="next"
      />
      <output class="apply-said" for={id}>
        {looked && address !== left.trim() && (
          <p class="apply-read">
            {t('apply:guard.read')} <strong class="address">{address}</strong>
            <span class="support"> {changes.map((change) => t(`apply:guard.changed.${change}`)).join(t('apply:guard.and'))}</span>
          </p>
        )}
        {finding && words && (
          <Notice
            kind={hard ? 'error' : finding.kind === 'ends-with-course' ? 'info' : 'warning'}
            title={words.title}
            level={2}
            actions={
              finding.kind === 'typo' && (
                <Button
                  onPress={() => {
                    fill({ [field]: finding.suggestion })
                    setLeft(finding.suggestion)
                  }}
                >
                  {t('apply:guard.take', { address: finding.suggestion })}
                </Button>
              )
            }
          >
            {words.text && <p>{words.text}</p>}
          </Notice>
        )}
      </output>
      {finding && !hard && (
        <ChoiceBox
          kind="many"
          id={`${id}-confirm`}
          name={`${id}-confirm`}
          label={t(finding.kind === 'ends-with-course' ? 'apply:guard.useAnyway' : 'apply:guard.isRight', { address })}
          checked={confirmed}
          invalid={error !== undefined}
          onChange={(on) => fill({ [confirmedField(field)]: on ? address : '' })}
        />
      )}
    </div>
  )
}
