/** The log could not be read; `code` is SQLite's, where it was SQLite that failed. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError'
  readonly code: string | undefined

  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}
