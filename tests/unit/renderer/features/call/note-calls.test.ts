import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { AskInput } from '#shared/ipc/asks.ts'
import { callIdSchema } from '#shared/domain/ids.ts'
import {
  type CallsState,
  type Engaged,
  noCalls,
} from '../../../../../src-renderer/features/call/call-state.ts'
import { noteCalls } from '../../../../../src-renderer/features/call/note-calls.ts'

const callId = callIdSchema.parse('c1')
const ringing = {
  callId,
  preparation: 'ready',
  isHushed: false,
  via: 'room',
  endsAt: 1,
  lastsMs: 1,
} as const
/** As far as a note looks at it. */
const engaged = (muted: boolean) => ({ callId, sound: { muted } }) as Engaged

test('[D5] a ring on the screen is noted once, that it was silenced, and each change of the microphone', () => {
  const notes: AskInput<'noteCall'>[] = []
  const calls = createStore<CallsState>(() => noCalls)
  const { stop } = noteCalls(calls, {
    noteCall: note => {
      notes.push(note)
      return Promise.resolve({ ok: true, value: null })
    },
  })
  calls.setState({ ringing: [ringing] })
  calls.setState({ ringing: [{ ...ringing, preparation: 'unusable' }] })
  calls.setState({ ringing: [{ ...ringing, isHushed: true }] })
  calls.setState({ ringing: [ringing] })
  calls.setState({ ringing: [{ ...ringing, isHushed: true }] })
  calls.setState({ ringing: [], engaged: engaged(false) })
  calls.setState({ engaged: engaged(true) })
  calls.setState({ engaged: engaged(true) })
  calls.setState({ engaged: engaged(false) })
  stop()
  calls.setState({ engaged: engaged(true) })
  expect(notes.map(({ note }) => note.what)).toEqual(['shown', 'hushed', 'muted', 'unmuted'])
})

test('[D1] [D5] a ring is noted with each output that it was heard on, also for a call that joins it', () => {
  const notes: AskInput<'noteCall'>[] = []
  const calls = createStore<CallsState>(() => noCalls)
  const { rang, stop } = noteCalls(calls, {
    noteCall: note => {
      if (note.note.what === 'sounded') notes.push(note)
      return Promise.resolve({ ok: true, value: null })
    },
  })
  const later = { ...ringing, callId: callIdSchema.parse('c2') }
  calls.setState({ ringing: [ringing] })
  rang({ output: 'Jabra' })
  rang({ output: 'Built-in', failed: 'It is gone' })
  calls.setState({ ringing: [ringing, later] })
  calls.setState({ ringing: [] })
  calls.setState({ ringing: [{ ...ringing, callId: callIdSchema.parse('c3') }] })
  stop()
  const heard = [
    { what: 'sounded', on: ['Jabra'] },
    { what: 'sounded', on: ['Built-in'], failed: 'It is gone' },
  ]
  expect(notes).toEqual(['c1', 'c2'].flatMap(id => heard.map(note => ({ callId: id, note }))))
})
