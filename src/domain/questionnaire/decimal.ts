/**
 * Steps of decimal numbers, counted exactly: 0.3 is three steps of 0.1, though 0.3 % 0.1 is not zero in binary
 * floating point. A number is taken as the decimal that ECMAScript writes for it.
 */

interface Decimal {
  digits: bigint
  /** How many of the digits stand after the point. */
  scale: number
}

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

/** Both values as whole numbers of the smaller unit of the two. */
function aligned(a: number, b: number): { a: bigint; b: bigint; scale: number } {
  const [x, y] = [decimalOf(a), decimalOf(b)]
  const scale = Math.max(x.scale, y.scale)
  const raised = (d: Decimal) => d.digits * 10n ** BigInt(scale - d.scale)
  return { a: raised(x), b: raised(y), scale }
}

/** Whether a finite value is a whole number of steps, counted from zero. `step` is above zero. */
export function isMultiple(value: number, step: number): boolean {
  const { a, b } = aligned(value, step)
  return a % b === 0n
}

/** The multiple of `step` next to `value` in the direction away from zero, or `value` itself. */
export function multipleBeyond(value: number, step: number): number {
  const { a, b, scale } = aligned(value, step)
  const rest = a % b
  return Number(`${rest === 0n ? a : a - rest + (a < 0n ? -b : b)}e-${scale}`)
}
