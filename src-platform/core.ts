import type { Policy } from '#shared/domain/policy.ts'
import type { AccountService } from './accounts/account-service.ts'
import { createAccounts } from './accounts/accounts.ts'
import type { DeliveryPort } from './agents/delivery.ts'
import { createAuditService, type AuditService } from './audit/audit-service.ts'
import { createBusy } from './busy.ts'
import { createCallService, type CallService } from './calls/call-service.ts'
import { createCommandLine } from './calls/commands.ts'
import { createCallDesk, type CallDesk } from './calls/desk.ts'
import { createOverflowTurns } from './calls/overflow.ts'
import { callsWithCommands, dropOverdue, rearmTimers, sortInterrupted } from './calls/resume.ts'
import { createCallTimers } from './calls/timers.ts'
import type { Clock } from './clock.ts'
import type { ConsentService } from './consent/consent-service.ts'
import { createConsents } from './consent/consents.ts'
import { createDirectory, type Directory } from './directory/directory.ts'
import { createForgetting } from './inbox/forgetting.ts'
import { handleEvent } from './inbox/handle.ts'
import { createInbox, type Inbox } from './inbox/inbox.ts'
import type { Logger } from './logger.ts'
import { createMediaFetcher } from './media/media-fetcher.ts'
import type { MediaFiles } from './media/media-files.ts'
import { createMediaService, type MediaService } from './media/media-service.ts'
import type { GraphPort } from './meta/graph-port.ts'
import type { BalanceService } from './money/balance-service.ts'
import { createMoney } from './money/money.ts'
import type { RateService } from './money/rate-service.ts'
import type { Observer } from './observer.ts'
import { createLiveQueue, type QueueService } from './queue/queue-service.ts'
import { createReportService, type ReportService } from './reports/report-service.ts'
import { createRingGroupService, type RingGroupService } from './ring-groups/ring-group-service.ts'
import { createRoomHanding } from './rooms/hand-room.ts'
import { createRoomService, type RoomService } from './rooms/room-service.ts'
import { createMessageSender } from './rooms/send-message.ts'
import type { Store } from './store/store.ts'
import { createSteering } from './supervision/steering.ts'
import { createSupervisionService, type SupervisionService } from './supervision/supervision-service.ts'
import { createErasureService, type ErasureService } from './privacy/erasure-service.ts'
import { createWrapUps, type WrapUpService } from './wrap-up/wrap-ups.ts'
import { createUserService, type UserService } from './users/user-service.ts'
import { within } from './within.ts'
import { createDecisions } from './work.ts'

/** What the core needs from outside. */
export interface CoreParts {
  readonly store: Store
  readonly clock: Clock
  /** What goes out at most so often does so by real time. */
  readonly realClock: Clock
  readonly graph: GraphPort
  readonly delivery: DeliveryPort
  /** Where what customers send is kept. */
  readonly mediaFiles: MediaFiles
  readonly log: Logger
  readonly policy: Policy
  /** The business account at Meta whose numbers can be connected, where it is known. */
  readonly wabaId?: string | undefined
  /** A new id, never given before. */
  readonly newId: () => string
  readonly observe: Observer
  /** Real time after the first, second … failure of a webhook until it is tried again; then it is parked. */
  readonly webhookRetryMs?: readonly number[]
}

/** The platform without its doors: everything that decides and remembers. */
export interface Core {
  readonly calls: CallService
  readonly consents: ConsentService
  readonly rooms: RoomService
  readonly ringGroups: RingGroupService
  readonly accounts: AccountService
  readonly media: MediaService
  readonly balances: BalanceService
  readonly rates: RateService
  readonly audit: AuditService
  readonly queue: QueueService
  readonly supervision: SupervisionService
  readonly reports: ReportService
  readonly users: UserService
  readonly wrapUps: WrapUpService
  readonly erasure: ErasureService
  readonly inbox: Inbox
  readonly directory: Directory
  /** After a start: works off what a crash left, and arms the timers of live calls. Call once, before the doors open. */
  resume(): Promise<void>
  /** Compares every account's settings with the provider's, in the background. [A9] */
  compareSettings(): Promise<void>
  /** Resolves when nothing is being decided, asked of the provider or processed: for the test clock. */
  settled(): Promise<void>
  /** Takes nothing new and waits for what is under way; never rejects. The store stays open: its owner closes it. */
  stop(): Promise<void>
}

/** Real time after the first, second … failure of a webhook until it is tried again. */
const webhookRetryMs = [1_000, 5_000, 30_000] as const
/** How long `settled` waits for the provider's answers: a silent provider must not hold up the test clock. */
const providerPatienceMs = 2_000
/** Meta repeats a webhook for up to 7 days; what was seen, or not understood, is remembered a little longer. */
const seenForMs = 8 * 24 * 60 * 60 * 1_000

/** Builds the core; nothing runs before `resume`. */
export function createCore(parts: CoreParts): Core {
  const { store, clock, graph, delivery, log, policy, newId, observe } = parts
  const busy = createBusy()
  const { realClock } = parts
  const queue = createLiveQueue({ decisions: () => decisions, delivery, clock, realClock, busy, log })
  const decisions = createDecisions({
    store,
    clock,
    delivery,
    busy,
    told: deliveries => queue.told(deliveries),
  })
  const consents = createConsents({ decisions, graph, clock, busy, log, observe, policy, newId })
  const money = createMoney({ clock, decisions, desk: () => desk, policy, busy, log })
  const wrapUps = createWrapUps({ clock, decisions, policy, busy, log })
  const accounts = createAccounts({ decisions, graph, clock, busy, log, policy, newId, wabaId: parts.wabaId })
  const files = parts.mediaFiles
  const fetcher = createMediaFetcher({ decisions, graph, files, busy, log, newId })
  const overflow = createOverflowTurns(delivery)
  const desk: CallDesk = createCallDesk({
    newId,
    log,
    observe,
    price: money.price,
    follow: async (work, change) => {
      await consents.follow(work, change)
      await money.follow(work, change)
      await wrapUps.follow(work, change)
      await accounts.follow(work, change)
      await queue.follow(work, change)
      await users.follow(work, change)
    },
    changed: (call, commandsToSend) => {
      timers.watch(call)
      if (commandsToSend.length > 0) commands.kick(call.id)
    },
  })
  const users = createUserService({
    decisions,
    desk: () => desk,
    overflow,
    delivery,
    newId,
    realNow: () => realClock.now(),
  })
  const timers = createCallTimers({ clock, decisions, desk, overflow, policy, busy, log })
  const commands = createCommandLine({ decisions, desk, graph, realClock, busy, log, observe })
  const steering = createSteering({ desk, delivery })
  const { desk: consentDesk, reconciler } = consents
  const arrivalParts = {
    desk,
    consentDesk,
    reconciler,
    accounts,
    media: fetcher,
    delivery,
    policy,
    newId,
  }
  const inbox = createInbox({
    store,
    decisions,
    clock,
    busy,
    log,
    observe,
    handle: (work, event) => handleEvent(work, event, arrivalParts),
    retryDelaysMs: parts.webhookRetryMs ?? webhookRetryMs,
  })
  const sender = createMessageSender({ decisions, graph, busy, log, observe, newId })
  const erasure = createErasureService({ decisions, store, mediaFiles: files, newId, log })
  const forgetting = createForgetting({ store, clock, realClock, busy, log, afterMs: seenForMs })

  return {
    calls: createCallService({ decisions, desk, commands, overflow, policy, newId }),
    consents: consents.service,
    balances: money.service,
    rates: money.rates,
    reports: createReportService({ store }),
    rooms: createRoomService({
      decisions,
      sender,
      handing: createRoomHanding({ decisions, consentDesk, steering }),
    }),
    ringGroups: createRingGroupService({ decisions, newId }),
    accounts: accounts.service,
    audit: createAuditService({ store, decisions }),
    users,
    wrapUps: wrapUps.service,
    erasure,
    media: createMediaService({ decisions, fetcher, files }),
    queue: queue.service,
    supervision: createSupervisionService({ decisions, steering, delivery }),
    inbox,
    directory: createDirectory({ store, decisions, delivery, realNow: () => realClock.now() }),
    async resume() {
      await decisions.run(work => sortInterrupted(work, log))
      await decisions.run(work => consents.sortInterrupted(work))
      // What the provider said meanwhile comes before what the clock says.
      await inbox.resume()
      await decisions.run(work => dropOverdue(work, { desk, policy }))
      await decisions.run(work => rearmTimers(work, { desk, timers, overflow, policy }))
      await consents.resume()
      await money.resume()
      await wrapUps.resume()
      await accounts.resume()
      await fetcher.resume()
      await erasure.resume()
      await queue.resume()
      commands.open(await decisions.run(callsWithCommands))
      forgetting.start()
    },
    compareSettings: () => accounts.compare(),
    async settled() {
      await inbox.idle()
      // What was due a moment ago is decided first: it may leave something to ask of the provider.
      await decisions.run(async () => undefined)
      await within(
        providerPatienceMs,
        Promise.all([commands.idle(), consents.idle(), accounts.idle(), fetcher.idle()]),
      )
      await decisions.run(async () => undefined)
    },
    async stop() {
      timers.stop()
      commands.stop()
      consents.stop()
      money.stop()
      wrapUps.stop()
      accounts.stop()
      fetcher.stop()
      forgetting.stop()
      queue.stop()
      inbox.stop()
      await busy.idle()
    },
  }
}
