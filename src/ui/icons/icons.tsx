import { Icon, type IconProps } from './Icon.tsx'

/** Our own small set. Each stands beside a word and never alone. */

/** A house with a door: the home screen. */
export const HomeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z" />
  </Icon>
)

/** A sheet with ticked lines: the survey. */
export const SurveyIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 3h12a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z" />
    <path d="m8 9 1.2 1.2L11.5 8M8 15l1.2 1.2 2.3-2.2M14.5 9.5h1.5M14.5 15.5h1.5" />
  </Icon>
)

/** Head and shoulders: the person signed in. */
export const PersonIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 20c.8-3.6 4-5.5 8-5.5s7.2 1.9 8 5.5" />
  </Icon>
)

/** Somebody, and others beside: role models. */
export const PeopleIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="9" cy="8.5" r="3.5" />
    <path d="M2.5 19.5c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2 .7 3.2 2.3 3.6 4.7" />
  </Icon>
)

/** A globe: the language. */
export const LanguageIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M3 12h18M12 3c2.6 2.6 4 5.6 4 9s-1.4 6.4-4 9c-2.6-2.6-4-5.6-4-9s1.4-6.4 4-9z" />
  </Icon>
)

/** A tick: done. */
export const CheckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
)

/** An i in a circle: something to know. */
export const InfoIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5.5M12 7.5v.01" />
  </Icon>
)

/** A tick in a circle: it worked. */
export const SuccessIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="m8 12.3 2.8 2.7L16 9.5" />
  </Icon>
)

/** A triangle: take care. */
export const WarningIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4 2.5 20h19z" />
    <path d="M12 10v4.5M12 17v.01" />
  </Icon>
)

/** An octagon: something is wrong. */
export const ErrorIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z" />
    <path d="M12 7.5v5.5M12 16.3v.01" />
  </Icon>
)

/** A phone: stored on this device. */
export const DeviceIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5z" />
    <path d="m9.5 11.5 1.8 1.8 3.2-3.3M11 18h2" />
  </Icon>
)

/** An arrow upwards from a tray: send. */
export const SendIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 15V4M7.5 8 12 3.5 16.5 8M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4" />
  </Icon>
)

/** An arrow downwards into a tray: save a file. */
export const DownloadIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4v11M7.5 11 12 15.5l4.5-4.5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3" />
  </Icon>
)

/** A cloud struck through: no network. */
export const OfflineIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7 18.5h9.5M19 17.3A4 4 0 0 0 17 10a5.5 5.5 0 0 0-8.6-3.3M6.4 9.3A4.7 4.7 0 0 0 7 18.5M4 3.5l16.5 17" />
  </Icon>
)

/** Two arrows in a ring: sending and receiving. */
export const SyncIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M19.5 10A8 8 0 0 0 5.3 7.5L4 9M4 4.5V9h4.5M4.5 14a8 8 0 0 0 14.2 2.5L20 15M20 19.5V15h-4.5" />
  </Icon>
)

/** A clock: waits. */
export const WaitIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5.3l3.5 2" />
  </Icon>
)

/** Forward. */
export const NextIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 12h15M13.5 6l6 6-6 6" />
  </Icon>
)

/** Backward. */
export const BackIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M19.5 12h-15M10.5 6l-6 6 6 6" />
  </Icon>
)

/** Opens downwards. */
export const DownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m6 9.5 6 6 6-6" />
  </Icon>
)

/** A pencil: change. */
export const EditIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="m4 20 1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5" />
  </Icon>
)

/** An arrow into a door: sign in. */
export const SignInIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M13 4h5.5a.5.5 0 0 1 .5.5v15a.5.5 0 0 1-.5.5H13M4 12h10.5M10.5 8l4 4-4 4" />
  </Icon>
)

/** An arrow out of a door: sign out. */
export const SignOutIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M11 4H5.5a.5.5 0 0 0-.5.5v15a.5.5 0 0 0 .5.5H11M9.5 12H20M16 8l4 4-4 4" />
  </Icon>
)

/** A phone with an arrow: put the app on this device. */
export const InstallIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M13.5 2.5H8A1.5 1.5 0 0 0 6.5 4v16A1.5 1.5 0 0 0 8 21.5h8a1.5 1.5 0 0 0 1.5-1.5v-4M17.5 3v8M14.5 8l3 3 3-3M11 18h2" />
  </Icon>
)

/** A case with a handle: postings. */
export const PostingsIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 8h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zM8.5 8V5.5a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1V8M3 13h18M12 12v2.5" />
  </Icon>
)
