import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '#shared/domain/policy.ts'
import type { RecordedPermission } from '../../../src-platform/meta/graph-port.ts'
import { t0 } from '../../support/builders/calls.ts'
import { permissionReply } from '../../support/builders/webhooks.ts'
import {
  consentWorldOn,
  day,
  hour,
  openConsentWorld,
  second,
  type ConsentWorld,
} from '../../support/core/consent-world.ts'
import { lost, no, yes } from '../../support/core/recording-graph.ts'
import { propertyPatienceMs, propertyRuns } from '../../support/property-runs.ts'

// Agents ask, customers answer in any order and more than once, calls come and go, time jumps, Meta refuses, the
// process dies. What the rules promise must hold after every step, by a book that the test keeps for itself.

type Answer = 'permanent' | 'temporary' | 'reject'

/** The test's own book: what was sent, what was answered, what was spoken. */
interface Book {
  /** Sends that Meta took, since the last connected call. */
  sent: number[]
  answers: { readonly at: number; readonly answer: Answer; readonly id: string }[]
  unanswered: number
  /** When our own withdrawal happened, if it was after every answer. */
  revokedAt: number | undefined
  next: number
}

interface Real {
  world: ConsentWorld
}

type Step = fc.AsyncCommand<Book, Real>

const within = (moments: readonly number[], now: number, windowMs: number) =>
  moments.filter(moment => now - moment < windowMs).length

/** [P8] The newest answer by Meta's clock, unless a withdrawal came after it. [P11] */
function holds(
  book: Book,
  now: number,
): 'permanent' | 'temporary' | 'rejected' | 'expired' | 'revoked' | 'none' {
  const newest = book.answers.reduce<Book['answers'][number] | undefined>(
    (best, next) => (best && best.at > next.at ? best : next),
    undefined,
  )
  if (book.revokedAt !== undefined && (!newest || book.revokedAt >= newest.at)) return 'revoked'
  if (!newest) return 'none'
  if (newest.answer === 'reject') return 'rejected'
  if (newest.answer === 'permanent') return 'permanent'
  return now < newest.at + defaultPolicy.temporaryConsentMs ? 'temporary' : 'expired'
}

/** What Meta has on record: it is read where a crash left a request unknown. */
function recordedAtMeta(book: Book, now: number): RecordedPermission {
  const standing = holds(book, now)
  if (standing === 'permanent') return { kind: 'permanent' }
  if (standing !== 'temporary') return { kind: 'none' }
  const newest = Math.max(...book.answers.map(({ at }) => at))
  return { kind: 'temporary', until: newest + defaultPolicy.temporaryConsentMs }
}

async function compare(book: Book, { world }: Real): Promise<void> {
  const now = world.clock.now()
  const check = await world.check()
  const { used24h, used7d } = check.requests
  expect(used24h).toBe(within(book.sent, now, day))
  expect(used7d).toBe(within(book.sent, now, 7 * day))
  expect(used24h).toBeLessThanOrEqual(1)
  expect(used7d).toBeLessThanOrEqual(2)
  const standing = holds(book, now)
  const mayCall = standing === 'permanent' || standing === 'temporary'
  const refusedForPermission = check.refusals.some(({ reason }) => reason === 'no_permission')
  expect(refusedForPermission).toBe(!mayCall)
  // An open request hides what stands; where none is open, the newest answer is shown.
  if (check.status !== 'pending' && (mayCall || standing === 'rejected' || standing === 'revoked')) {
    // A request that closed without an answer leaves nothing of a refusal before it.
    if (mayCall) expect(check.status).toBe(standing)
    else expect(['rejected', 'revoked', 'expired', 'none']).toContain(check.status)
  }
}

const step = (
  name: string,
  run: (book: Book, real: Real) => Promise<void>,
  check: (book: Readonly<Book>) => boolean = () => true,
): Step => ({
  check,
  run: async (book, real) => {
    await run(book, real)
    await compare(book, real)
  },
  toString: () => name,
})

const ask = (outcome: 'taken' | 'refused' | 'lost'): Step =>
  step(`ask(${outcome})`, async (book, { world }) => {
    const now = world.clock.now()
    const answer = { taken: yes, refused: no(138009), lost }[outcome]
    world.graph.answer('sendPermissionRequest', () => answer)
    const before = world.graph.requests.length
    const allowed =
      holds(book, now) !== 'permanent' &&
      within(book.sent, now, day) < 1 &&
      within(book.sent, now, 7 * day) < 2
    const asked = await world.ask(`ask-${(book.next += 1)}`)
    expect(world.graph.requests.length - before).toBe(allowed ? 1 : 0)
    expect(asked.ok).toBe(allowed && outcome !== 'refused')
    if (asked.ok) book.sent.push(now)
  })

/** `lateMs`: how long ago the customer answered. */
const reply = (answer: Answer, lateMs: number): Step =>
  step(`reply(${answer}, ${lateMs / second} s ago)`, async (book, { world }) => {
    const at = world.clock.now() - lateMs
    const id = `wamid.reply-${(book.next += 1)}`
    await world.post(permissionReply(answer, { id, at }))
    book.answers.push({ at, answer, id })
  })

const repeat = (which: number): Step =>
  step(
    `repeat(${which})`,
    async (book, { world }) => {
      const { id, at, answer } = book.answers[which % book.answers.length]!
      await world.post(permissionReply(answer, { id, at }))
    },
    book => book.answers.length > 0,
  )

const call = (how: 'answered' | 'unanswered' | 'declined' | 'failed'): Step =>
  step(`call(${how})`, async (book, { world }) => {
    const now = world.clock.now()
    const standing = holds(book, now)
    if (standing !== 'permanent' && standing !== 'temporary') return
    if ((await world.check()).attempts.used >= defaultPolicy.connectedCallsPerDay) return
    await world.dialled(how)
    if (how === 'answered') {
      book.sent = []
      book.unanswered = 0
    } else if (how !== 'failed') {
      book.unanswered += 1
      if (book.unanswered < defaultPolicy.unansweredBeforeRevoked) return
      book.unanswered = 0
      book.revokedAt = now
    }
  })

const wait = (ms: number): Step => step(`wait(${ms / second} s)`, async (_, { world }) => world.advance(ms))

const crash = (afterMs: number): Step =>
  step(`crash(${afterMs / second} s)`, async (book, real) => {
    const { graph, clock } = real.world
    graph.recorded = recordedAtMeta(book, clock.now() + afterMs)
    real.world = consentWorldOn(await real.world.restart({ afterMs, graph }))
  })

const moments = fc.oneof(
  fc.constantFrom(second, hour, day - second, day, 72 * hour, 7 * day - second, 7 * day),
  fc.nat({ max: 200 }).map(hours => hours * hour),
)

const steps = [
  fc.constantFrom<'taken' | 'refused' | 'lost'>('taken', 'taken', 'refused', 'lost').map(ask),
  fc
    .tuple(
      fc.constantFrom<Answer>('permanent', 'temporary', 'reject'),
      fc.constantFrom(0, 0, second, hour, 80 * hour),
    )
    .map(([answer, lateMs]) => reply(answer, lateMs)),
  fc.nat({ max: 9 }).map(repeat),
  fc
    .constantFrom<'answered' | 'unanswered' | 'declined' | 'failed'>(
      'answered',
      'unanswered',
      'declined',
      'failed',
    )
    .map(call),
  moments.map(wait),
  moments.map(crash),
]

describe('consent, whatever happens', () => {
  it(
    '[P2] [P3] [P8] [P11] budgets are never exceeded, and the newest answer holds',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.commands(steps, { maxCommands: 30 }), async commands => {
          const real: Real = { world: await openConsentWorld() }
          const book: Book = { sent: [], answers: [], unanswered: 0, revokedAt: undefined, next: 0 }
          expect(real.world.clock.now()).toBe(t0)
          try {
            await fc.asyncModelRun(() => ({ model: book, real }), commands)
          } finally {
            await real.world.close()
          }
        }),
        propertyRuns(2_500),
      )
    },
    propertyPatienceMs,
  )
})
