import type { Policy } from '#shared/domain/policy.ts'
import type { Decisions } from '../work.ts'
import type { CommandLine } from './commands.ts'
import type { CallDesk } from './desk.ts'
import type { OverflowTurns } from './overflow.ts'

/** What requests about calls are answered with. */
export interface CallParts {
  readonly decisions: Decisions
  readonly desk: CallDesk
  readonly commands: CommandLine
  readonly overflow: OverflowTurns
  readonly policy: Policy
  readonly newId: () => string
}
