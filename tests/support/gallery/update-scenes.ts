import type { UpdateView } from '#shared/ipc/update-state.ts'
import { createFakeDesk, type FakeDesk } from './fake-dering.ts'
import { ago, desktop, hour, room, session } from './people.ts'

const withUpdate = (update: UpdateView) => (): FakeDesk =>
  createFakeDesk({ state: desktop({ session: session([room(0)]), update }) })

const version = '1.2.0'

/** [D9] How updates may stand, as the settings say it and, where this version is too old, the whole window. */
export const updateScenes: Readonly<Record<string, () => FakeDesk>> = {
  'update-none': withUpdate({ phase: { status: 'idle', checkedAt: Date.parse(ago(hour)) } }),
  'update-checking': withUpdate({ phase: { status: 'checking' } }),
  'update-click': withUpdate({ phase: { status: 'available', version, next: 'click' } }),
  'update-it': withUpdate({ phase: { status: 'available', version, next: 'it' } }),
  'update-downloading': withUpdate({ phase: { status: 'downloading', version, share: 0.42 } }),
  'update-ready': withUpdate({ phase: { status: 'ready', version } }),
  'update-in-call': withUpdate({
    phase: { status: 'waiting', version, until: 'callOver', isAsked: false },
  }),
  'update-asked': withUpdate({ phase: { status: 'waiting', version, until: 'callOver', isAsked: true } }),
  'update-at-night': withUpdate({ phase: { status: 'waiting', version, until: 'window', isAsked: false } }),
  'update-refused': withUpdate({ phase: { status: 'refused', why: 'unsigned' } }),
  'update-failed': withUpdate({ phase: { status: 'failed', step: 'check', why: 'unreachable' } }),
  'update-off': withUpdate({ phase: { status: 'off', why: 'policy' } }),
  'update-required-soon': withUpdate({ phase: { status: 'ready', version }, required: 'soon' }),
  'update-required-now': withUpdate({
    phase: { status: 'failed', step: 'download', why: 'disk' },
    required: 'now',
  }),
  'update-required-it': withUpdate({
    phase: { status: 'available', version, next: 'it' },
    required: 'soon',
  }),
  'update-done': withUpdate({ phase: { status: 'idle', checkedAt: null }, justInstalled: version }),
}
