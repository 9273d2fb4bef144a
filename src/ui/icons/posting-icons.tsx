import { Icon, type IconProps } from './Icon.tsx'

/** What is done with a posting. */

/** A sheet of a calendar: a day to remember. */
export const CalendarIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 10.5h16M8 3.5V8M16 3.5V8" />
  </Icon>
)

/** An arrow out of a tray, upwards: pass on. */
export const ShareIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 15V3.5M8 7.5l4-4 4 4M7.5 11H6a1 1 0 0 0-1 1v7.5a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V12a1 1 0 0 0-1-1h-1.5" />
  </Icon>
)

/** A printer with its sheet. */
export const PrintIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7 8V3.5h10V8M7 17H4.5a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H17M7 14h10v6.5H7z" />
  </Icon>
)
