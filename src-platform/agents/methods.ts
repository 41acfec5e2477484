import type { Method, Params, Result } from '#shared/protocol/methods.ts'
import type { AccountService } from '../accounts/account-service.ts'
import type { AuditService } from '../audit/audit-service.ts'
import type { CallService } from '../calls/call-service.ts'
import type { ConsentService } from '../consent/consent-service.ts'
import type { Directory } from '../directory/directory.ts'
import type { EchoService } from '../echo/echo-service.ts'
import { done, type Outcome } from '../outcome.ts'
import type { QueueService } from '../queue/queue-service.ts'
import type { BalanceService } from '../money/balance-service.ts'
import type { RateService } from '../money/rate-service.ts'
import type { ReportService } from '../reports/report-service.ts'
import type { RingGroupService } from '../ring-groups/ring-group-service.ts'
import type { RoomService } from '../rooms/room-service.ts'
import type { SupervisionService } from '../supervision/supervision-service.ts'
import type { ErasureService } from '../privacy/erasure-service.ts'
import type { UserService } from '../users/user-service.ts'
import type { WrapUpService } from '../wrap-up/wrap-ups.ts'
import { toWireRingGroup } from '../wire.ts'
import type { Viewer } from './rpc.ts'

/** What answers one method; its parameters were checked. */
export type Handler<M extends Method> = (viewer: Viewer, params: Params<M>) => Promise<Outcome<Result<M>>>
export type Handlers = { readonly [M in Method]?: Handler<M> }

/** Every request that this platform answers, in one line each. `session.hello` is answered before there is a viewer. */
export function createHandlers(core: {
  readonly calls: CallService
  readonly consents: ConsentService
  readonly rooms: RoomService
  readonly ringGroups: RingGroupService
  readonly accounts: AccountService
  readonly balances: BalanceService
  readonly rates: RateService
  readonly audit: AuditService
  readonly queue: QueueService
  readonly supervision: SupervisionService
  readonly reports: ReportService
  readonly users: UserService
  readonly wrapUps: WrapUpService
  readonly erasure: ErasureService
  readonly echo: EchoService
  readonly directory: Pick<Directory, 'setPresence' | 'desktopObserved'>
}): Handlers {
  const { calls, consents, rooms, ringGroups, accounts, balances, rates, audit, directory } = core
  const { queue, reports, supervision, users, erasure, wrapUps, echo } = core
  return {
    'presence.set': async (viewer, { status, automatic }) => {
      if (automatic) await directory.desktopObserved(viewer, status !== 'online')
      else await directory.setPresence(viewer.agentId, status)
      return done({})
    },
    'rooms.list': ({ agentId }, query) => rooms.list(agentId, query),
    'rooms.messages': ({ agentId }, page) => rooms.messages(agentId, page),
    'rooms.send': ({ agentId }, message) => rooms.send(agentId, message),
    'rooms.sendCallButton': ({ agentId }, message) => rooms.sendCallButton(agentId, message),
    'rooms.assign': ({ agentId }, asked) => rooms.assign(agentId, asked),
    'rooms.resolve': ({ agentId }, { roomId }) => rooms.resolve(agentId, roomId),
    'rooms.reopen': ({ agentId }, { roomId }) => rooms.reopen(agentId, roomId),
    'rooms.markRead': ({ agentId }, { roomId }) => rooms.markRead(agentId, roomId),
    'consent.check': ({ agentId }, { roomId }) => consents.check(agentId, roomId),
    'consent.request': ({ agentId }, ask) => consents.ask(agentId, ask),
    'consent.evidence': ({ agentId }, { accountId, customerId }) =>
      consents.evidence(agentId, accountId, customerId),
    'call.dial': async (viewer, dial) => asCall(await calls.dial(viewer, dial)),
    'call.answer': async (viewer, { callId, sdp }) => asCall(await calls.answer(viewer, callId, sdp)),
    'call.decline': async ({ agentId }, { callId }) => asNothing(await calls.decline(agentId, callId)),
    'call.hangup': async ({ agentId }, { callId }) => asNothing(await calls.hangUp(agentId, callId)),
    'echo.open': ({ sessionId }, { sdp }) => echo.open(sessionId, sdp),
    'echo.close': async ({ sessionId }) => {
      await echo.close(sessionId)
      return done({})
    },
    'queue.watch': ({ agentId, sessionId }, { accountId }) => queue.watch({ agentId, sessionId }, accountId),
    'queue.unwatch': async ({ sessionId }) => {
      queue.unwatch(sessionId)
      return done({})
    },
    'calls.withdraw': ({ agentId }, { callId }) => supervision.withdraw(agentId, callId),
    'calls.reroute': ({ agentId: by }, { callId, agentId }) => supervision.reroute(by, callId, agentId),
    'agents.nudge': ({ agentId: by }, { agentId, text }) => supervision.nudge(by, agentId, text),
    'agents.setPresence': ({ agentId: by }, { agentId, status }) =>
      supervision.setPresence(by, agentId, status),
    'ringGroups.list': async (_viewer, { accountId }) => {
      const listed = await ringGroups.list(accountId)
      return listed.ok ? done({ ringGroups: listed.value.ringGroups.map(toWireRingGroup) }) : listed
    },
    'ringGroups.save': async ({ agentId }, draft) => {
      const saved = await ringGroups.save(agentId, draft)
      return saved.ok ? done({ ringGroup: toWireRingGroup(saved.value.ringGroup) }) : saved
    },
    'ringGroups.remove': ({ agentId }, { id }) => ringGroups.remove(agentId, id),
    'accounts.list': ({ agentId }) => accounts.list(agentId),
    'accounts.configure': ({ agentId }, change) => accounts.configure(agentId, change),
    'accounts.candidates': () => accounts.candidates(),
    'accounts.connect': ({ agentId }, asked) => accounts.connect(agentId, asked),
    'accounts.test': (_viewer, { accountId }) => accounts.test(accountId),
    'balance.get': (_viewer, { accountId }) => balances.get(accountId),
    'balance.topUp': ({ agentId }, topUp) => balances.topUp(agentId, topUp),
    'balance.ledger': (_viewer, page) => balances.ledger(page),
    'rates.list': () => rates.list(),
    'rates.import': ({ agentId }, file) => rates.importCsv(agentId, file),
    'users.list': () => users.list(),
    'users.save': ({ agentId }, draft) => users.save(agentId, draft),
    'users.invite': ({ agentId }, { id }) => users.invite(agentId, id),
    'users.disable': ({ agentId }, { id }) => users.disable(agentId, id),
    'users.enable': ({ agentId }, { id }) => users.enable(agentId, id),
    'customers.erase': ({ agentId }, asked) => erasure.erase(agentId, asked),
    'audit.list': (_viewer, page) => audit.list(page),
    'audit.verify': () => audit.verify(),
    'report.calls': (_viewer, page) => reports.calls(page),
    'report.summary': (_viewer, { filter }) => reports.summary(filter),
    'report.ownCalls': ({ agentId }, page) => reports.ownCalls(agentId, page),
    'report.ownSummary': ({ agentId }, { filter }) => reports.ownSummary(agentId, filter),
    'call.report': async ({ agentId }, report) => asNothing(await calls.report(agentId, report)),
    'wrapUp.finish': ({ agentId }, { callId }) => wrapUps.finish(agentId, callId),
    'wrapUp.extend': ({ agentId }, { callId }) => wrapUps.extend(agentId, callId),
    'calls.history': ({ agentId }, { since, ...page }) =>
      calls.history(agentId, { ...page, ...(since !== undefined && { since: Date.parse(since) }) }),
  }
}

const asCall = <T>(outcome: Outcome<T>): Outcome<{ call: T }> =>
  outcome.ok ? done({ call: outcome.value }) : outcome

const asNothing = (outcome: Outcome<void>): Outcome<Record<string, never>> =>
  outcome.ok ? done({}) : outcome
