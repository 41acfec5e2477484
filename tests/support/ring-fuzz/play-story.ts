import type { CallId } from '#shared/domain/ids.ts'
import { assertNever } from '#shared/domain/assert-never.ts'
import { holder } from '../builders/calls.ts'
import { customerCalls, customersCallEnds, type Webhook } from '../builders/webhooks.ts'
import { createRingJudge, ringingOf, type RingJudge, type RingNumbers } from './ring-judge.ts'
import type { Story, StoryCall, Trouble } from './ring-story.ts'
import { openRingWorld, type RingWorld } from './ring-world.ts'

export interface StoryNumbers extends RingNumbers {
  readonly calls: number
  readonly resumed: number
  readonly fresh: number
}

/** Longer than any ring, and than a dead link goes unnoticed; then everything must have come to rest. */
const afterwardsMs = 65_000
const start = Date.parse('2026-11-23T09:00:00.000Z')

/** Plays one story in virtual time; rejects at the first ring that is there and should not be, or the other way round. */
export async function playStory(story: Story): Promise<StoryNumbers> {
  // A fixed chance: what a story does is then the same each time that it is played.
  await using world = await openRingWorld(start, () => 0.5)
  const judge = createRingJudge(world)
  let end = 0
  let at = 0
  for (const [index, call] of story.calls.entries()) {
    at += call.laterMs
    world.time.after(at, () => beginCall(world, judge, { index, call }))
    end = Math.max(end, at + call.afterMs + call.talkMs + afterwardsMs)
  }
  at = 0
  for (const { laterMs, trouble } of story.troubles) {
    at += laterMs
    world.time.after(at, () => makeTrouble(world, trouble, judge))
    end = Math.max(end, at + ('forMs' in trouble ? trouble.forMs : 0) + afterwardsMs)
  }
  let isOver = false
  world.time.after(end, () => {
    isOver = true
  })
  await world.time.run(
    () => isOver,
    async () => {
      await world.settle()
      judge.look()
    },
  )
  return { calls: story.calls.length, ...judge.finish(), ...world.hellos }
}

function beginCall(
  world: RingWorld,
  judge: RingJudge,
  { index, call }: { readonly index: number; readonly call: StoryCall },
): void {
  const { time } = world
  const customer = `6281${String(index).padStart(8, '0')}`
  const named = { id: `wacid.in-${index}`, from: customer, name: `Customer ${index}` }
  post(world, customerCalls({ ...named, at: time.now() }))
  time.after(call.afterMs, () => {
    const callId = world.told.callOf(customer)
    if (callId) meetFate(world, judge, { callId, call })
  })
  const isShort = call.fate === 'customerHangsUp'
  time.after(isShort ? call.afterMs : call.afterMs + call.talkMs + 20_000, () =>
    post(world, customersCallEnds({ ...named, at: time.now() })),
  )
}

const post = (world: RingWorld, webhook: Webhook) =>
  world.begin(world.platform.core.inbox.receive(Buffer.from(JSON.stringify(webhook))))

function meetFate(
  world: RingWorld,
  judge: RingJudge,
  { callId, call }: { readonly callId: CallId; readonly call: StoryCall },
): void {
  const { desktop, platform } = world
  const rings = !world.time.isAsleep && ringingOf(desktop.state.get()).includes(callId)
  switch (call.fate) {
    case 'colleagueAnswers':
      return world.begin(platform.core.calls.answer(holder('beni'), callId, 'v=0 answer'))
    case 'otherDesktopAnswers':
      return world.begin(platform.core.calls.answer(holder('ani', 'ani-elsewhere'), callId, 'v=0 answer'))
    case 'agentAnswers':
      if (!rings) return
      judge.chosen(callId)
      return void desktop.calls.answer({ callId, sdp: 'v=0 answer' }).catch(() => undefined)
    case 'agentDeclines':
      if (!rings) return
      judge.chosen(callId)
      return void desktop.calls.decline(callId).catch(() => undefined)
    case 'customerHangsUp':
    case 'nothing':
      return
    default:
      return assertNever(call.fate)
  }
}

/** @param judge who must know what the desktop's clocks went through */
export function makeTrouble(
  { time, network, desktop }: RingWorld,
  trouble: Trouble,
  judge?: Pick<RingJudge, 'woke' | 'jumped'>,
): void {
  switch (trouble.kind) {
    case 'cut':
      network.cut()
      return void time.after(trouble.forMs, () => network.heal('late'))
    case 'hole':
      network.hole()
      return void time.after(trouble.forMs, () => network.heal(trouble.healed))
    case 'sleep':
      if (time.isAsleep) return
      time.fallAsleep()
      return void time.after(trouble.forMs, () => {
        time.wakeUp()
        judge?.woke(trouble.told === 'before', trouble.forMs)
        if (trouble.told === 'before') desktop.wake('the machine woke')
        network.desktopWoke()
        if (trouble.told === 'after') desktop.wake('the machine woke')
      })
    case 'clockJump':
      time.jump(trouble.byMs)
      return judge?.jumped(trouble.byMs)
    default:
      return assertNever(trouble)
  }
}
