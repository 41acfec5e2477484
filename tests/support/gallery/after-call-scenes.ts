import type { Session } from '#shared/session/session.ts'
import { type CallScene, deskWith, ending, first, moment, scene, setSession } from './call-scenes.ts'
import { ahead, call, logEntry, me } from './people.ts'

/** The platform gives the agent time for the note. */
function wrapUpOf(before: Session, seconds: number, extensions = 0): Partial<Session> {
  const wrapUp = { callId: first, until: ahead(seconds * 1_000), extensions }
  return { agents: { ...before.agents, [me.id]: { ...me, presence: 'online', state: 'wrap_up', wrapUp } } }
}

/** What follows a call, by its name in the address: `?scene=call-wrap-up`. */
export const afterCallScenes: Readonly<Record<string, () => CallScene>> = {
  'call-wrap-up': scene(async stage => {
    await ending({ reason: 'completed', endedBy: 'customer' })(stage)
    setSession(stage.desk, before => wrapUpOf(before, 18))
  }),
  'call-wrap-up-written': () => ({
    desk: deskWith(
      {},
      {},
      {
        callLog: [
          logEntry(0, {
            callId: first,
            note: 'Wants the blue one; the shop in Bandung has it.\nCall before Friday.',
            disposition: 'follow_up',
            tags: ['refund', 'VIP'],
          }),
        ],
      },
    ),
    play: async ({ desk }) => {
      await moment()
      setSession(desk, before => wrapUpOf(before, 44, 3))
    },
  }),
  'held-away-idle': () => {
    const desk = deskWith({}, { awayReason: 'idle' })
    setSession(desk, ({ agents }) => ({
      agents: { ...agents, [me.id]: { ...me, presence: 'away', state: 'free' } },
    }))
    return { desk }
  },
  'call-lost': () => ({
    desk: deskWith(
      { ended: [call(0, { state: 'ended', status: 'answered', reason: 'completed', endedBy: 'agent' })] },
      { lostCalls: [{ callId: first, why: 'reloaded' }] },
    ),
  }),
  'call-lost-in-sleep': () => ({
    desk: deskWith({}, { lostCalls: [{ callId: first, why: 'slept', customerName: 'Budi Santoso' }] }),
  }),
  'call-lost-with-the-app': () => ({
    desk: deskWith({}, { lostCalls: [{ callId: first, why: 'stopped' }] }),
  }),
}
