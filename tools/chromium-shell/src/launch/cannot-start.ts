/** The shell cannot start, for a reason that one line explains. */
export class CannotStartError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CannotStartError'
  }
}
