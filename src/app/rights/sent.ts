/** Whether a wish was just sent from the page before: said once, on the page after. */
let sent = false

/** Remembers that a wish went to the office. */
export function markSent(): void {
  sent = true
}

/** Whether one did since this was last asked. */
export function takeSent(): boolean {
  const was = sent
  sent = false
  return was
}
