/** The DevTools protocol, typed by the definitions that Playwright carries (its package does not export them). */
import type { Protocol } from '../../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
export type Command = keyof Protocol.CommandParameters
export type CommandParameters<Name extends Command> = Protocol.CommandParameters[Name]
export type CommandResult<Name extends Command> = Protocol.CommandReturnValues[Name]
export type EventMap = Protocol.EventMap
