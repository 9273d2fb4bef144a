import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { IconComponent } from '../icons/Icon.tsx'
import { t } from '../text/text.ts'
import { useBarHeight } from './bar-height.ts'
import { useKeyboardInset } from './keyboard-inset.ts'

/** One of at most five places a person can go to. */
export interface Place {
  href: string
  label: string
  icon: IconComponent
  current: boolean
}

export interface ShellProps {
  /** The name of the service, as it links home. */
  brand: ComponentChildren
  /** Empty: no bar, for a person who is not signed in. */
  places: readonly Place[]
  /** What stands at the end of the top line: the switch of language. */
  tools?: ComponentChildren
  /** The status line; rendered always, whatever it says. */
  status?: ComponentChildren
  /** Prompts above the page: a new version, an offer to install. */
  prompts?: ComponentChildren
  children: ComponentChildren
}

/** The frame of every screen: places in a bar at the bottom of a phone, at the left side of a desktop. */
export function Shell({ brand, places, tools, status, prompts, children }: ShellProps) {
  const placesRef = useRef<HTMLElement>(null)
  useKeyboardInset()
  useBarHeight(placesRef, places.length > 0)
  return (
    <div class={places.length > 0 ? 'shell shell-with-places' : 'shell'}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('ui:skipToMain')}
      </a>
      <header class="shell-top">
        <div class="shell-brand">{brand}</div>
        <div class="shell-tools">{tools}</div>
      </header>
      {places.length > 0 && (
        <nav ref={placesRef} class="shell-places" aria-label={t('ui:places')}>
          <ul>
            {places.map(({ href, label, icon: Icon, current }) => (
              <li key={href}>
                <a class="place" href={href} aria-current={current ? 'page' : undefined}>
                  <Icon />
                  <span>{label}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div class="shell-body">
        <aside class="shell-status">{status}</aside>
        {prompts}
        <main class="shell-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}
