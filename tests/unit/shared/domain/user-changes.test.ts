import { describe, expect, it } from 'vitest'
import { disableRefusal, saveRefusal, type Member } from '#shared/domain/user-changes.ts'
import { agentId } from '../../../support/builders/records.ts'

const person = (id: string, role: Member['role'], over: Partial<Member> = {}): Member => ({
  id: agentId(id),
  role,
  email: `${id}@example.com`,
  disabled: false,
  ...over,
})
const adi = person('adi', 'admin')
const ani = person('ani', 'agent')
const all = [adi, ani]

describe('saving a person', () => {
  it('refuses an e-mail address that somebody else has, in any case, and keeps the own one', () => {
    const draft = { role: 'agent', email: 'ANI@example.com' } as const
    expect(saveRefusal(adi.id, draft, all)).toEqual({ reason: 'email_taken' })
    expect(saveRefusal(adi.id, { ...draft, id: ani.id }, all)).toBeUndefined()
  })

  it('lets nobody change the own role, nor take the last admin away', () => {
    const demoted = { id: adi.id, role: 'agent', email: adi.email } as const
    expect(saveRefusal(adi.id, demoted, all)).toEqual({ reason: 'own_account' })
    expect(saveRefusal(agentId('other'), demoted, all)).toEqual({ reason: 'last_admin' })
    const second = person('second', 'admin')
    expect(saveRefusal(second.id, demoted, [...all, second])).toBeUndefined()
    expect(saveRefusal(adi.id, { ...demoted, role: 'admin' }, all)).toBeUndefined()
  })
})

describe('disabling a person', () => {
  it('is for others, and leaves one admin who may come in', () => {
    expect(disableRefusal(adi.id, ani, all)).toBeUndefined()
    expect(disableRefusal(adi.id, adi, all)).toEqual({ reason: 'own_account' })
    const gone = person('gone', 'admin', { disabled: true })
    expect(disableRefusal(gone.id, adi, [...all, gone])).toEqual({ reason: 'last_admin' })
  })
})
