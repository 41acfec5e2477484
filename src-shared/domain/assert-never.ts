/** Closes a switch over a union: a new member then fails to compile wherever it is undecided. */
export function assertNever(value: never): never {
  throw new Error(`Undecided case: ${JSON.stringify(value)}`)
}
