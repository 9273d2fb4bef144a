import './portrait.css'
import type { Bilingual } from '../../domain/language.ts'
import { local } from '../text/text.ts'

/** In place of a picture: the first letter of a name in a circle. It says nothing that the name beside it does not. */
export const Initial = ({ name }: { name: Bilingual }) => (
  <span class="portrait portrait-initial" aria-hidden="true">
    {Array.from(local(name))[0]}
  </span>
)
