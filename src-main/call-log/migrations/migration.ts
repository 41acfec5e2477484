/** One step of the schema. Its SQL is frozen once released: what it does must not depend on today's code. */
export interface Migration {
  readonly name: string
  readonly sql: string
}
