import { useState } from 'preact/hooks'
import { guardAddress } from '../../domain/application/address-guard.ts'
import { matchesMask } from '../../domain/application/mask.ts'
import { foldMailAddress } from '../../domain/mail-address.ts'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import { readForm, type UniversityForm } from './form.ts'
import { maskWords } from '../controls/mask-words.ts'

/** An address to try the patterns with, as they stand in the form: what an applicant would be told. */
export function TryAddress({ form }: { form: UniversityForm }) {
  const [typed, setTyped] = useState('')
  return (
    <div class="office-block">
      <TextField
        id="university-try"
        label={t('office-universities:try')}
        support={t('office-universities:tryHint')}
        shown={typed}
        onInput={setTyped}
        type="email"
        inputMode="email"
        autoCapitalize="off"
        spellCheck={false}
      />
      <output>{typed.trim() === '' ? '' : said(foldMailAddress(typed), form)}</output>
    </div>
  )
}

function said(address: string, form: UniversityForm): string {
  const { patterns } = form
  const at = patterns.findIndex(({ signInId }) => matchesMask(signInId, address))
  const mailAt = patterns.findIndex(({ mail }) => mail !== '' && matchesMask(mail, address))
  // What else is wrong with the form does not matter here: patterns and domains are enough.
  const read = readForm({ ...form, id: 'x', ja: 'x', en: 'x', since: '', version: '', textJa: '', textEn: '' })
  if (!read.ok) return t('office-universities:tried.form')
  const found = guardAddress(address, { use: 'lasting', chosen: read.university })
  const which = at >= 0 ? t('office-universities:tried.pattern', { number: at + 1 }) : mailAt >= 0 ? t('office-universities:tried.mailOf', { number: mailAt + 1 }) : t('office-universities:tried.noPattern')
  return `${which} ${verdict(found)}`
}

function verdict(found: ReturnType<typeof guardAddress>): string {
  if (found === null) return t('office-universities:tried.fine')
  if (found.kind === 'typo') return t('office-universities:tried.typo', { suggestion: found.suggestion })
  if (found.kind === 'sign-in-id' || found.kind === 'maybe-sign-in-id') {
    const key = found.kind === 'maybe-sign-in-id' ? 'maybe' : found.certain ? 'certain' : 'likely'
    return t(`office-universities:tried.${key}`) + (found.mail === null ? '' : t('office-universities:tried.realOne', { mail: maskWords(found.mail) }))
  }
  return t(found.kind === 'no-address' ? 'office-universities:tried.none' : 'office-universities:tried.ends')
}
