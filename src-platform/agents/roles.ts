import { includesRole } from '#shared/domain/role.ts'
import type { Role } from '#shared/domain/room.ts'
import type { Method } from '#shared/protocol/methods.ts'

/** The least role for each request. Source: the wire contract, requests. */
const leastRole: Record<Method, Role> = {
  'session.hello': 'agent',
  'presence.set': 'agent',
  'rooms.list': 'agent',
  'rooms.messages': 'agent',
  'rooms.send': 'agent',
  'rooms.sendCallButton': 'agent',
  'rooms.assign': 'agent',
  'rooms.resolve': 'agent',
  'rooms.reopen': 'agent',
  'rooms.markRead': 'agent',
  'consent.check': 'agent',
  'consent.request': 'agent',
  'consent.evidence': 'admin',
  'call.dial': 'agent',
  'call.answer': 'agent',
  'call.decline': 'agent',
  'call.hangup': 'agent',
  'call.report': 'agent',
  'calls.history': 'agent',
  'wrapUp.finish': 'agent',
  'wrapUp.extend': 'agent',
  'queue.watch': 'supervisor',
  'queue.unwatch': 'supervisor',
  'calls.withdraw': 'supervisor',
  'calls.reroute': 'supervisor',
  'agents.nudge': 'supervisor',
  'agents.setPresence': 'supervisor',
  'report.calls': 'supervisor',
  'report.summary': 'supervisor',
  'report.ownCalls': 'agent',
  'report.ownSummary': 'agent',
  'ringGroups.list': 'supervisor',
  'ringGroups.save': 'supervisor',
  'ringGroups.remove': 'supervisor',
  'accounts.list': 'agent',
  'accounts.configure': 'admin',
  'accounts.test': 'admin',
  'accounts.candidates': 'admin',
  'accounts.connect': 'admin',
  'balance.get': 'agent',
  'balance.topUp': 'admin',
  'balance.ledger': 'admin',
  'rates.list': 'admin',
  'rates.import': 'admin',
  'users.list': 'admin',
  'users.save': 'admin',
  'users.disable': 'admin',
  'users.enable': 'admin',
  'users.invite': 'admin',
  'customers.erase': 'admin',
  'audit.list': 'admin',
  'audit.verify': 'admin',
}

/** Whether a person of this role may make the request at all; what it then may touch is decided where it is done. */
export function mayRequest(role: Role, method: Method): boolean {
  return includesRole(role, leastRole[method])
}
