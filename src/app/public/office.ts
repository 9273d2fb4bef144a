/** The information site of JGRAD, kept by NISTEP. */
export const officialSite = 'https://jgrad.nistep.go.jp/'
/** Where the JGRAD office takes questions, as its own site says (FAQ). */
export const officeMail = 'jgrad-support@hr.nistep.go.jp'
