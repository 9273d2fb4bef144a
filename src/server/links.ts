import type { Config } from './config.ts'

/** Where people reach this installation, for links in mails: no slash at the end. */
export const addressOf = ({ origin, port }: Pick<Config, 'origin' | 'port'>): string => origin ?? `http://localhost:${port}`
