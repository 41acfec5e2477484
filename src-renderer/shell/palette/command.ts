import type { LucideIcon } from 'lucide-react'
import type { Shortcut } from '../../ui/shortcuts.ts'

/** What belongs together in the palette, in the order shown; what ends a call stands last, so that Enter never meets it first. */
export const commandGroups = ['places', 'conversations', 'calls', 'status', 'settings', 'call'] as const
export type CommandGroup = (typeof commandGroups)[number]

/** One thing that the palette does. */
export interface Command {
  /** Unique in the palette. */
  readonly id: string
  readonly group: CommandGroup
  readonly icon: LucideIcon
  readonly label: string
  /** A second, quieter line. */
  readonly description?: string
  readonly shortcut?: Shortcut
  readonly isDangerous?: boolean
  readonly run: () => void
}

/** As many of what there may be thousands of: customers and calls. */
export const mostFound = 6

/** Whether every word typed is in the command's own, at the start of a word there. */
export function matchesCommand({ label, description = '' }: Command, typed: string): boolean {
  const words = folded(`${label} ${description}`).split(/[^\p{L}\p{N}]+/u)
  return folded(typed)
    .split(/\s+/)
    .every(part => part === '' || words.some(word => word.startsWith(part)))
}

/** The commands in their groups; empty groups are left out. */
export function groupedCommands(
  commands: readonly Command[],
): readonly { readonly group: CommandGroup; readonly commands: readonly Command[] }[] {
  return commandGroups
    .map(group => ({
      group,
      commands: commands.filter(command => command.group === group),
    }))
    .filter(({ commands: shown }) => shown.length > 0)
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
