/**
 * The header in which a phone names whose answers travel. A session of somebody else gets 409 `other-account`: a sign-in
 * in another tab must never make one person's answers another's. Requests without it are taken as the session's own.
 */
export const accountHeader = 'jgrad-account'
