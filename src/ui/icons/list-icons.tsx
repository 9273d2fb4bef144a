import { Icon, type IconProps } from './Icon.tsx'

/** What is done with the entries of a list. Apart from the others: the first screen needs none of these. */

/** An arrow out of a frame: opens elsewhere. */
export const OpenIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M11 5H5.5a.5.5 0 0 0-.5.5v13a.5.5 0 0 0 .5.5h13a.5.5 0 0 0 .5-.5V13M14.5 4H20v5.5M20 4l-9 9" />
  </Icon>
)

/** Plus: a new one. */
export const AddIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
)

/** A cross: takes out. */
export const CloseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />
  </Icon>
)

/** Two sheets: a copy. */
export const CopyIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 8h10a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zM16 8V4a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h3" />
  </Icon>
)

/** A bin: remove. */
export const RemoveIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 6.5h15M9 6.5V4a.5.5 0 0 1 .5-.5h5a.5.5 0 0 1 .5.5v2.5M6.5 6.5l.8 13a1 1 0 0 0 1 1h7.4a1 1 0 0 0 1-1l.8-13M10 10.5v6M14 10.5v6" />
  </Icon>
)

/** Up in a list. */
export const UpIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m6 14.5 6-6 6 6" />
  </Icon>
)

/** Two arrows, up and down: the order of a list. */
export const OrderIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 20V4.5M4 8.5 8 4.5l4 4M16 4v15.5M12 15.5l4 4 4-4" />
  </Icon>
)

/** A funnel of lines: fewer of them. */
export const FilterIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 7h16M7 12h10M10 17h4" />
  </Icon>
)
