/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-redundant-roles, jsx-a11y/click-events-have-key-events,
   jsx-a11y/no-noninteractive-element-to-interactive-role --
   ARIA APG combobox with a list: a select can't be searched by reading, a datalist can't be read by all screen
   readers; the keys are handled on the input, which keeps the focus. */
import '../styles/picker.css'
import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { foldForSearch } from '../../domain/text/fold-search.ts'
import { DownIcon } from '../icons/icons.tsx'
import { t } from '../text/text.ts'
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx'
import { findOptions, optionNamed, type PickerOption } from './picker-search.ts'
import { isComposing, useTypedText } from './typed-text.ts'

export interface CodePickerProps extends FieldWords {
  /** In the order they are offered. */
  options: readonly PickerOption[]
  /** A code, or what was typed and is none yet; empty: nothing. */
  value: string
  /** Each change, also in mid-typing: the code as soon as a name stands there whole, else the words as typed. */
  onChange: (value: string) => void
  /** A code was picked from the list. With it the field is emptied for the next one, in place of showing the name. */
  onPick?: ((code: string) => void) | undefined
  /** Why nothing more can be picked, in place of the list. */
  full?: string | undefined
  onLeave?: (() => void) | undefined
}

/**
 * One of many codes: a text input that offers what fits (ARIA APG combobox with a list). Works by key, by touch and by
 * typing any name of a thing, in either language or in kana.
 */
export function CodePicker({ options, value, onChange, onPick, onLeave, full, ...words }: CodePickerProps) {
  const [query, setQuery] = useState<string | null>(null)
  const [active, setActive] = useState(-1)
  const listRef = useRef<HTMLUListElement>(null)
  const open = query !== null
  const found = useMemo(() => (query === null || full ? [] : findOptions(options, foldForSearch(query))), [options, query, full])
  const close = () => {
    setQuery(null)
    setActive(-1)
  }
  const typed = useTypedText<HTMLInputElement>(
    options.find((option) => option.code === value)?.name ?? value,
    (text) => {
      setQuery(text)
      setActive(-1)
      onChange(optionNamed(options, text)?.code ?? text)
    },
    {
      onLeave: () => {
        close()
        onLeave?.()
      },
    },
  )
  const offer = () => {
    setQuery('')
    setActive(options.findIndex((option) => option.code === value))
  }
  const take = (option: PickerOption) => {
    typed.write(onPick ? '' : option.name)
    if (onPick) onPick(option.code)
    else onChange(option.code)
    close()
  }
  useEffect(() => {
    listRef.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active, open])

  const known = value === '' || options.some((option) => option.code === value)
  const told = full ? full : open
    ? found.length === 0 ? t('ui:noMatch') : t('ui:matches', { count: found.length })
    : known || words.error ? '' : t('ui:pickOne')
  useEffect(() => (open ? keepInView(listRef) : undefined), [open])

  const listId = `${words.id}-list`
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const last = found.length - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (!open) offer()
      else setActive(active < 0 ? (step > 0 ? 0 : last) : (active + step + last + 1) % (last + 1))
    } else if (event.key === 'Enter' && open) {
      const option = found[active] ?? (found.length === 1 ? found[0] : undefined)
      if (option) take(option)
      else close()
    } else if (event.key === 'Escape' && open) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <FieldFrame words={words}>
      <div class="picker">
        <input
          {...typed.field}
          id={words.id}
          class="input input-full picker-input"
          type="text"
          role="combobox"
          list={undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={found[active] ? `${listId}-${found[active].code}` : undefined}
          aria-required={words.required === true ? 'true' : undefined}
          aria-invalid={words.error ? 'true' : undefined}
          aria-describedby={describedBy(words)}
          onClick={(event) => {
            if (open) return
            event.currentTarget.select()
            offer()
          }}
          onKeyDown={onKeyDown}
        />
        <DownIcon class="picker-mark" />
        <ul
          ref={listRef}
          id={listId}
          class="picker-list"
          role="listbox"
          aria-label={words.label}
          hidden={!open || found.length === 0}
        >
          {found.map((option, index) => (
            <li
              key={option.code}
              id={`${listId}-${option.code}`}
              class={index === active ? 'picker-option picker-option-active' : 'picker-option'}
              role="option"
              aria-selected={option.code === value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              {option.name}
              {option.aside !== undefined && <span class="picker-aside"> {option.aside}</span>}
            </li>
          ))}
        </ul>
        <output class={open && found.length > 0 ? 'said' : 'picker-none'}>{told}</output>
      </div>
    </FieldFrame>
  )
}

/**
 * Brings the field to the top while the on-screen keyboard, which comes after the list, covers the list. Returns what
 * ends it.
 */
function keepInView(listRef: RefObject<HTMLElement | null>): (() => void) | undefined {
  const viewport = window.visualViewport
  if (!viewport) return undefined
  const look = () => {
    const list = listRef.current
    const bottom = list?.getBoundingClientRect().bottom ?? 0
    if (bottom > viewport.offsetTop + viewport.height) list?.parentElement?.scrollIntoView({ block: 'start' })
  }
  look()
  viewport.addEventListener('resize', look)
  return () => viewport.removeEventListener('resize', look)
}
