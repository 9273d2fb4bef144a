/** Why a copy can't be made or used: each code is a text in `locales/ja/console.json` and its English twin. */
export type CopyProblemCode =
  | 'noDatabase' | 'notEmpty' | 'moveNeedsUrl' | 'movedAlready'
  | 'copyExists' | 'copyMissing' | 'cannotWriteCopy' | 'notCopy' | 'damagedCopy' | 'newerCopy'

/** Something about a copy that whoever runs the command can mend. `values` go into the text. */
export class CopyProblem extends Error {
  readonly code: CopyProblemCode
  readonly values: Record<string, string>

  constructor(code: CopyProblemCode, values: Record<string, string> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, { cause })
    this.name = 'CopyProblem'
    this.code = code
    this.values = values
  }
}
