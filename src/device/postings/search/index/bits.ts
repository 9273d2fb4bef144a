/** Sets of numbers from 0, a bit for each, thirty-two in a word. */
export type Bits = Uint32Array<ArrayBuffer>

/** How many words a set of numbers below `size` takes. */
export const wordsFor = (size: number): number => (size + 31) >>> 5

export const noBits = (size: number): Bits => new Uint32Array(wordsFor(size))

/** All numbers below `size`. */
export function allBits(size: number): Bits {
  const bits = noBits(size).fill(0xffffffff)
  if (size % 32 !== 0) bits[bits.length - 1] = 0xffffffff >>> (32 - (size % 32))
  return bits
}

export const hasBit = (bits: Bits, at: number): boolean => (((bits[at >>> 5] as number) >>> (at & 31)) & 1) === 1

/** Puts a number in. */
export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31))
}

/** Takes a number out. */
export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) & ~(1 << (at & 31))
}

/** Leaves in `bits` what the other has too. */
export function intersect(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) & (other[word] as number)
  return bits
}

/** Adds what the other has. */
export function unite(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) | (other[word] as number)
  return bits
}

/** Takes out what the other has. */
export function without(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) & ~(other[word] as number)
  return bits
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many numbers there are. */
export function countBits(bits: Bits): number {
  let count = 0
  for (let word = 0; word < bits.length; word++) count += ones(bits[word] as number)
  return count
}

/** How many numbers both have; the other one begins at a word of a larger array. */
export function countCommon(bits: Bits, others: Bits, from: number): number {
  let count = 0
  for (let word = 0; word < bits.length; word++) {
    const common = (bits[word] as number) & (others[from + word] as number)
    if (common !== 0) count += ones(common)
  }
  return count
}

/** The numbers, from the lowest on. */
export function* eachBit(bits: Bits): Generator<number, void, void> {
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) yield word * 32 + 31 - Math.clz32(left & -left)
  }
}
