/** Why a control could not do what it was asked; over HTTP it is status 409 with `reason`. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal'
  readonly reason: string

  /** @param reason stable, snake_case */
  constructor(reason: string, message: string = reason) {
    super(message)
    this.reason = reason
  }
}
