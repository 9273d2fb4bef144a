/**
 * Whether this page is the coordinators' place, `/university`, and not the office. One program shows both, each behind the
 * same door to people of its own; nobody goes from one to the other without loading the page anew.
 */
export const isCoordinatorsPlace = /^\/university(\/|$)/.test(globalThis.location?.pathname ?? '')
