/** One request to the Graph API and what was answered, for assertions. */
export type RequestRecord = {
  readonly id: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly method: string
  /** Without version and query, such as `/200000000000001/calls`. */
  readonly path: string
  readonly query: unknown
  /** The parsed body; uploads are described by their size. */
  readonly body: unknown
  /** Absent while the answer is awaited, and when a fault never gave one. */
  status?: number
  response?: unknown
}

/** How many requests the journal keeps. */
export const journalLength = 10_000
