import type { ComponentChildren } from 'preact'

/** Drawings of what to press. They repeat the words beside them, so a screen reader passes over them. */
const Picture = ({ children }: { children: ComponentChildren }) => (
  <svg class="picture" viewBox="0 0 120 120" fill="none" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
    {children}
  </svg>
)

const Phone = () => <rect class="picture-frame" x="28" y="6" width="64" height="108" rx="10" />

/** A phone with the share button, an arrow out of a box, in its bottom bar. */
export const SharePicture = () => (
  <Picture>
    <Phone />
    <path class="picture-line" d="M38 24h44M38 36h44M38 48h28M28 84h64" />
    <circle class="picture-press" cx="60" cy="98" r="12" />
    <path class="picture-mark" d="M60 101V91M56.5 94.5 60 91l3.5 3.5M56 97.5h-1.5v6.5h11v-6.5H64" />
  </Picture>
)

/** A phone with an open list, the line with a plus in a square to be pressed. */
export const AddPicture = () => (
  <Picture>
    <Phone />
    <path class="picture-line" d="M38 28h44M38 42h44M38 98h44M38 84h44" />
    <rect class="picture-press" x="33" y="53" width="54" height="20" rx="5" />
    <path class="picture-mark" d="M39 63h22M70 57.5h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM74 60.5v5M71.5 63h5" />
  </Picture>
)

/** A phone with a question, its confirming button to be pressed. */
export const ConfirmPicture = () => (
  <Picture>
    <Phone />
    <rect class="picture-line" x="36" y="40" width="48" height="44" rx="6" />
    <path class="picture-line" d="M43 50h34M43 58h20" />
    <rect class="picture-press" x="58" y="66" width="22" height="13" rx="4" />
    <path class="picture-mark" d="m64.5 72.5 3 3 5.5-6" />
  </Picture>
)

/** A phone with three dots at the top right to be pressed. */
export const MenuPicture = () => (
  <Picture>
    <Phone />
    <path class="picture-line" d="M38 21h28M28 34h64M38 50h44M38 62h44M38 74h28" />
    <circle class="picture-press" cx="81" cy="21" r="10" />
    <path class="picture-mark" d="M81 16.5v.01M81 21v.01M81 25.5v.01" />
  </Picture>
)

/** A window with a screen and an arrow at the end of its address bar. */
export const AddressBarPicture = () => (
  <Picture>
    <rect class="picture-frame" x="6" y="22" width="108" height="76" rx="8" />
    <path class="picture-line" d="M6 50h108M20 66h70M20 78h44" />
    <rect class="picture-line" x="18" y="30" width="84" height="13" rx="6.5" />
    <circle class="picture-press" cx="93" cy="36.5" r="10" />
    <path class="picture-mark" d="M93 31.5v8M89.5 36.5l3.5 3.5 3.5-3.5" />
  </Picture>
)
