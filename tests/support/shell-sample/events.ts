const events: string[] = []
Object.assign(globalThis, { sampleEvents: events })

/** Something happened; tests read it from the output, or as `sampleEvents` through a debugger. */
export function note(event: string): void {
  events.push(event)
  console.log(event)
}
