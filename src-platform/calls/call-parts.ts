import type { Policy } from '#shared/domain/policy.ts'
import type { Decisions } from '../work.ts'
import type { CommandLine } from './commands.ts'
import type { CallDesk } from './desk.ts'

/** What requests about calls are answered with. */
export interface CallParts {
  readonly decisions: Decisions
  readonly desk: CallDesk
  readonly commands: CommandLine
  readonly policy: Policy
  readonly newId: () => string
}
