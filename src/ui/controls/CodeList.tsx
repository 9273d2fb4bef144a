import '../styles/code-list.css'
import { useMemo, useRef, useState } from 'preact/hooks'
import { CloseIcon } from '../icons/list-icons.tsx'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { CodePicker } from './CodePicker.tsx'
import type { FieldWords } from './FieldFrame.tsx'
import type { PickerOption } from './picker-search.ts'

export interface CodeListProps extends FieldWords {
  /** In the order they are offered. */
  options: readonly PickerOption[]
  /** What is chosen, in the order it was; codes that no option has are shown by `goneName`. */
  codes: readonly string[]
  onChange: (codes: readonly string[]) => void
  /** How many can be chosen, and are shown. More than that are kept and counted. */
  max: number
  /** In words, a code that the list does not have. */
  goneName: (code: string) => string
}

/** Several of many codes: a field that finds and adds one, and below it those chosen, each a button that takes it out. */
export function CodeList({ options, codes, onChange, max, goneName, ...words }: CodeListProps) {
  const [typed, setTyped] = useState('')
  const [told, setTold] = useState('')
  const chosenRef = useRef<HTMLUListElement>(null)
  const names = useMemo(() => new Map(options.map(({ code, name }) => [code, name])), [options])
  const open = useMemo(() => {
    const chosen = new Set(codes)
    return options.filter(({ code }) => !chosen.has(code))
  }, [options, codes])
  const nameOf = (code: string) => names.get(code) ?? goneName(code)

  const isFull = codes.length >= max

  const add = (code: string) => {
    setTyped('')
    if (isFull || codes.includes(code)) return
    onChange([...codes, code])
    setTold(t('ui:codeAdded', { name: nameOf(code) }))
  }
  const remove = (code: string, index: number) => {
    onChange(codes.filter((other) => other !== code))
    setTold(t('ui:codeRemoved', { name: nameOf(code) }))
    // The button is about to go: the focus moves to its neighbour, or to the field.
    const buttons = [...(chosenRef.current?.querySelectorAll('button') ?? [])]
    const next = buttons[index + 1] ?? buttons[index - 1] ?? document.getElementById(words.id)
    next?.focus()
  }
  const shown = codes.slice(0, max)
  const more = codes.length - shown.length
  return (
    <div class="code-list">
      <CodePicker
        {...words}
        options={open}
        value={typed}
        onChange={setTyped}
        onPick={add}
        onLeave={() => {
          // A name that was typed whole is meant.
          if (open.some(({ code }) => code === typed)) add(typed)
        }}
        full={isFull ? t('ui:codesFull', { count: max }) : undefined}
      />
      {shown.length > 0 && (
        <ul class="chips" ref={chosenRef} aria-label={t('ui:chosen', { label: words.label })}>
          {shown.map((code, index) => (
            <li key={code}>
              <button
                type="button"
                class={names.has(code) ? 'chip' : 'chip chip-gone'}
                aria-label={t('ui:removeCode', { name: nameOf(code) })}
                onClick={() => remove(code, index)}
              >
                <span>{nameOf(code)}</span>
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="code-list-more">{t('ui:codesOver', { count: more })}</p>}
      {codes.length > 1 && (
        <Button
          kind="quiet"
          onPress={() => {
            onChange([])
            setTold(t('ui:codesCleared'))
            document.getElementById(words.id)?.focus()
          }}
        >
          {t('ui:clearCodes')}
        </Button>
      )}
      <output class="said">{told}</output>
    </div>
  )
}
