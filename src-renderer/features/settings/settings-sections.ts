import {
  BellRing,
  CircleUser,
  Headphones,
  Info,
  Keyboard,
  Languages,
  type LucideIcon,
  MessageSquareWarning,
  Palette,
  Power,
  ShieldCheck,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { SettingsSectionId } from '../../store/ui-store.ts'

/** Every section that settings may be in, in the order in which they are shown. */
export const settingsSections = [
  'devices',
  'ring',
  'alerts',
  'shortcuts',
  'appearance',
  'language',
  'startUp',
  'privacy',
  'account',
  'about',
] as const satisfies readonly SettingsSectionId[]

export const sectionIcons: Readonly<Record<SettingsSectionId, LucideIcon>> = {
  devices: Headphones,
  ring: BellRing,
  alerts: MessageSquareWarning,
  shortcuts: Keyboard,
  appearance: Palette,
  language: Languages,
  startUp: Power,
  privacy: ShieldCheck,
  account: CircleUser,
  about: Info,
}

/** Some rows of a section. A section without parts is not shown; its parts stand in the order given. */
export interface SettingsPart {
  readonly section: SettingsSectionId
  /** Draws `SettingRow`s, without a frame of its own. */
  readonly Part: ComponentType
}

/** The sections that have parts, in their order. */
export function filledSections(
  parts: readonly SettingsPart[],
): readonly { readonly id: SettingsSectionId; readonly parts: readonly ComponentType[] }[] {
  return settingsSections
    .map(id => ({ id, parts: parts.filter(part => part.section === id).map(part => part.Part) }))
    .filter(section => section.parts.length > 0)
}
