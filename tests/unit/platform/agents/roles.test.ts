import { expect, it } from 'vitest'
import { methods, type Method } from '#shared/protocol/methods.ts'
import { mayRequest } from '../../../../src-platform/agents/roles.ts'

const all = Object.keys(methods) as Method[]
const allowed = (role: 'agent' | 'supervisor' | 'admin') => all.filter(method => mayRequest(role, method))

it('lets a role do what a lesser one may, and keeps the rest for those whom the contract names', () => {
  const supervisors = ['queue.watch', 'queue.unwatch', 'report.calls', 'report.summary']
  const groups = ['ringGroups.list', 'ringGroups.save', 'ringGroups.remove']
  const audit = ['audit.list', 'audit.verify']
  const admins = [
    ...audit,
    'consent.evidence',
    'accounts.configure',
    'accounts.test',
    'accounts.candidates',
    'accounts.connect',
    'balance.topUp',
    'balance.ledger',
    'rates.list',
    'rates.import',
    'users.list',
    'users.save',
    'users.disable',
    'users.enable',
    'users.invite',
    'customers.erase',
  ]
  const steering = ['calls.withdraw', 'calls.reroute', 'agents.nudge', 'agents.setPresence']
  const beyondAgents = [...supervisors, ...groups, ...steering]
  expect(allowed('admin')).toEqual(all)
  expect(allowed('supervisor')).toEqual(all.filter(method => !admins.includes(method)))
  expect(allowed('agent')).toEqual(all.filter(method => ![...admins, ...beyondAgents].includes(method)))
})
