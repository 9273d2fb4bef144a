import { part } from './part.tsx'

/** What stands in the place of a page: rarely seen, and no part of anybody's first screen. */
export const NotFound = part(['instead'], () => import('./not-found.tsx').then(({ NotFound }) => NotFound))
export const CoordinatorHere = part(['instead'], () => import('./coordinator-here.tsx').then(({ CoordinatorHere }) => CoordinatorHere))
export const SignInFirst = part(['instead'], () => import('./sign-in-first.tsx').then(({ SignInFirst }) => SignInFirst))
