/** The command cannot be done as it was given; the message says what to do about it. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError'
}
