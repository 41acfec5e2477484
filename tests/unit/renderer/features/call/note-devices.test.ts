import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { AskInput } from '#shared/ipc/asks.ts'
import { callIdSchema } from '#shared/domain/ids.ts'
import {
  type CallsState,
  type Engaged,
  noCalls,
} from '../../../../../src-renderer/features/call/call-state.ts'
import { noteDevices } from '../../../../../src-renderer/features/call/note-devices.ts'
import { initialMediaState, type MediaState } from '../../../../../src-renderer/media/media-port.ts'
import { aCall } from '../../../../support/builders/wire.ts'

const callId = callIdSchema.parse('c1')
const { customer } = aCall()
const microphone = (label: string) => ({ status: 'open', deviceId: label, label }) as const
const engaged = (intent: Engaged['intent'], sound: Partial<MediaState>): Engaged => ({
  callId,
  intent,
  customer,
  direction: 'inbound',
  connectedAt: null,
  sound: { ...initialMediaState, ...sound },
})

function desk() {
  const notes: unknown[] = []
  const calls = createStore<CallsState>(() => noCalls)
  const stop = noteDevices(
    calls,
    {
      noteCall: (input: AskInput<'noteCall'>) => {
        expect(input.callId).toBe(callId)
        notes.push(input.note)
        return Promise.resolve({ ok: true, value: null })
      },
    },
    () => [{ id: 'jabra', label: 'Jabra Evolve2' }],
  )
  const show = (intent: Engaged['intent'], sound: Partial<MediaState>) =>
    calls.setState({ engaged: engaged(intent, sound) })
  return { notes, show, stop }
}

test('[D5] the devices of a call are noted once both can speak, and each change of them', () => {
  const { notes, show, stop } = desk()
  show('answering', { microphone: microphone('Built-in') })
  expect(notes).toEqual([])
  show('talking', { microphone: microphone('Built-in'), speaker: { deviceId: 'jabra' } })
  show('talking', { microphone: microphone('Built-in'), speaker: { deviceId: 'jabra' }, muted: true })
  expect(notes).toEqual([
    { what: 'device', kind: 'microphone', label: 'Built-in' },
    { what: 'device', kind: 'speaker', label: 'Jabra Evolve2' },
  ])
  // The headset is unplugged: the system's default has no name here.
  show('talking', { microphone: { status: 'opening' }, speaker: { deviceId: '', replaces: 'Jabra Evolve2' } })
  show('talking', { microphone: microphone('Built-in'), speaker: { deviceId: '' } })
  show('talking', { microphone: microphone('Webcam'), speaker: { deviceId: '' } })
  expect(notes.slice(2)).toEqual([
    { what: 'device', kind: 'speaker', label: '' },
    { what: 'device', kind: 'microphone', label: 'Webcam' },
  ])
  stop()
  show('talking', { microphone: microphone('Other'), speaker: { deviceId: '' } })
  expect(notes).toHaveLength(4)
})

test('[D5] nothing is noted of what is let go of with the call; the next call has its own', () => {
  const { notes, show } = desk()
  show('talking', { microphone: microphone('Built-in'), speaker: { deviceId: 'jabra' } })
  show('hangingUp', { microphone: { status: 'closed' } })
  expect(notes).toHaveLength(2)
  show('talking', { microphone: microphone('Built-in'), speaker: { deviceId: 'jabra' } })
  expect(notes).toHaveLength(4)
})
