import type { CallInput } from '#shared/domain/call-input.ts'

/** What the timeline keeps of an input: everything but session descriptions, which hold addresses and passwords. */
export function detailsOf(input: CallInput): Readonly<Record<string, unknown>> {
  const { type: _type, at: _at, ...details } = input
  if (!('sdp' in details)) return details
  const { sdp: _sdp, ...rest } = details
  return rest
}
