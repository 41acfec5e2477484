import { isHeld } from '#shared/domain/call.ts'
import { agentIdSchema, type AgentId } from '#shared/domain/ids.ts'
import type { Params, Result } from '#shared/protocol/methods.ts'
import { disableRefusal, saveRefusal } from '#shared/domain/user-changes.ts'
import type { DeliveryPort } from '../agents/delivery.ts'
import { hashPassword } from '../auth/password.ts'
import type { CallDesk } from '../calls/desk.ts'
import type { FollowCall } from '../calls/call-change.ts'
import type { OverflowTurns } from '../calls/overflow.ts'
import { done, refused, unknownId, type Outcome } from '../outcome.ts'
import type { User } from '../store/records.ts'
import { toWireTime } from '../wire.ts'
import type { Decisions, Work } from '../work.ts'
import { leaveWork } from './leave.ts'
import { createOneTimePassword, oneTimePasswordMs } from './one-time-password.ts'

/** What Admins do with the people of the organisation; that they are Admins was checked at the door. */
export interface UserService {
  list(): Promise<Outcome<Result<'users.list'>>>
  /** A new person without a password is invited: the answer has a password that is shown once. */
  save(by: AgentId, draft: Params<'users.save'>): Promise<Outcome<Result<'users.save'>>>
  /** A new one-time password; whoever is signed in with the old one is signed out. */
  invite(by: AgentId, id: AgentId): Promise<Outcome<Result<'users.invite'>>>
  /** Ends every sign-in at once, and the present one after the call that is spoken. */
  disable(by: AgentId, id: AgentId): Promise<Outcome<Record<string, never>>>
  enable(by: AgentId, id: AgentId): Promise<Outcome<Record<string, never>>>
  /** Signs a disabled person out when the call has ended that was spoken meanwhile. */
  readonly follow: FollowCall
}

export function createUserService(parts: {
  readonly decisions: Decisions
  readonly desk: () => CallDesk
  readonly overflow: OverflowTurns
  readonly delivery: Pick<DeliveryPort, 'endSessions' | 'endAfterCall'>
  readonly newId: () => string
  /** Passwords and tokens live on real time. */
  readonly realNow: () => number
}): UserService {
  const { decisions, overflow, delivery, newId, realNow } = parts

  async function oneTime() {
    const password = createOneTimePassword()
    const until = realNow() + oneTimePasswordMs
    return {
      stored: { passwordHash: await hashPassword(password), oneTimeUntil: until },
      shown: { password, expiresAt: toWireTime(until) },
    }
  }

  async function signOut(work: Work, id: AgentId, why: 'disabled' | 'signed_out'): Promise<void> {
    await work.tx.refreshTokens.revokeAllOf(id, realNow())
    const held = await work.tx.calls.heldBy(id)
    work.afterCommit(() => {
      if (held && why === 'disabled') delivery.endAfterCall(id)
      else delivery.endSessions(id, why)
    })
  }

  async function save(by: AgentId, draft: Params<'users.save'>): Promise<Outcome<Result<'users.save'>>> {
    const { id, name, role, password } = draft
    const email = draft.email.toLowerCase()
    // Hashing takes its time, and no transaction waits for it.
    const chosen = password === undefined ? undefined : { passwordHash: await hashPassword(password) }
    const invitation = id === undefined && !chosen ? await oneTime() : undefined
    return decisions.run(async work => {
      const all = await work.users()
      const before = all.find(user => user.id === id)
      if (id !== undefined && !before) return unknownId('id')
      if (!isAdmin(all, by)) return refused({ reason: 'forbidden_role' })
      const refusal = saveRefusal(by, { id, role, email }, all)
      if (refusal) return refused(refusal)
      const kept = before ?? {
        id: agentIdSchema.parse(newId()),
        disabled: false,
        presence: 'offline' as const,
        passwordHash: '',
      }
      const credentials = chosen ? { ...chosen, oneTimeUntil: undefined } : invitation?.stored
      const after: User = { ...kept, name, email, role, ...credentials }
      await (before ? work.tx.users.update(after) : work.tx.users.insert(after))
      await putOnRecord(work, by, { before, after, hasNewPassword: chosen !== undefined })
      if (before && chosen && before.id !== by) await signOut(work, after.id, 'signed_out')
      else if (before && before.role !== role) {
        work.afterCommit(() => delivery.endSessions(after.id, 'role_changed'))
      }
      await work.tellAgent(after)
      return done({ user: toWireUser(after), ...(invitation && { invitation: invitation.shown }) })
    })
  }

  return {
    list: () => decisions.run(async work => done({ users: (await work.users()).map(toWireUser) })),
    save,
    async invite(by, id) {
      const { stored, shown } = await oneTime()
      return decisions.run(async work => {
        const all = await work.users()
        const user = all.find(candidate => candidate.id === id)
        if (!user) return unknownId('id')
        if (!isAdmin(all, by)) return refused({ reason: 'forbidden_role' })
        if (id === by) return refused({ reason: 'own_account' })
        await work.tx.users.update({ ...user, ...stored })
        await work.audit({ actor: by, action: 'user.password_reset', subject: subjectOf(user) })
        await signOut(work, id, 'signed_out')
        return done({ invitation: shown })
      })
    },
    disable: (by, id) =>
      decisions.run(async work => {
        const all = await work.users()
        const user = all.find(candidate => candidate.id === id)
        if (!user) return unknownId('id')
        if (!isAdmin(all, by)) return refused({ reason: 'forbidden_role' })
        const refusal = disableRefusal(by, user, all)
        if (refusal) return refused(refusal)
        if (user.disabled) return done({})
        const after: User = { ...user, disabled: true, presence: 'offline' }
        await work.tx.users.update(after)
        await leaveWork(work, id, { desk: parts.desk(), overflow })
        await work.audit({ actor: by, action: 'user.disabled', subject: subjectOf(user) })
        await work.tellAgent(after)
        await signOut(work, id, 'disabled')
        return done({})
      }),
    enable: (by, id) =>
      decisions.run(async work => {
        const all = await work.users()
        const user = all.find(candidate => candidate.id === id)
        if (!user) return unknownId('id')
        if (!isAdmin(all, by)) return refused({ reason: 'forbidden_role' })
        if (!user.disabled) return done({})
        const after: User = { ...user, disabled: false }
        await work.tx.users.update(after)
        await work.audit({ actor: by, action: 'user.enabled', subject: subjectOf(user) })
        // Whoever still speaks from before connects again, with everything.
        work.afterCommit(() => delivery.endSessions(id, 'role_changed'))
        await work.tellAgent(after)
        return done({})
      }),
    async follow(work, { before, after }) {
      if (!before || !isHeld(before) || isHeld(after)) return
      const { agentId } = before.holder
      const user = await work.tx.users.byId(agentId)
      if (user?.disabled === true) work.afterCommit(() => delivery.endSessions(agentId, 'disabled'))
    },
  }
}

/** The role may have been taken while the request was on its way. */
const isAdmin = (all: readonly User[], id: AgentId): boolean =>
  all.some(user => user.id === id && user.role === 'admin' && !user.disabled)

const subjectOf = ({ id, name }: User) => ({ kind: 'user', id, name }) as const

const toWireUser = ({ id, name, email, role, disabled, oneTimeUntil }: User) => ({
  id,
  name,
  email,
  role,
  disabled,
  ...(oneTimeUntil !== undefined && { invitedUntil: toWireTime(oneTimeUntil) }),
})

async function putOnRecord(
  work: Work,
  actor: AgentId,
  change: { readonly before?: User; readonly after: User; readonly hasNewPassword: boolean },
): Promise<void> {
  const { before, after, hasNewPassword } = change
  const subject = subjectOf(after)
  if (!before) {
    const { email, role } = after
    return work.audit({ actor, action: 'user.invited', subject, details: { email, role } })
  }
  if (before.role !== after.role) {
    const details = { from: before.role, to: after.role }
    await work.audit({ actor, action: 'user.role_changed', subject, details })
  }
  if (before.name !== after.name || before.email !== after.email) {
    const details = { from: { name: before.name, email: before.email }, to: { email: after.email } }
    await work.audit({ actor, action: 'user.changed', subject, details })
  }
  if (hasNewPassword) await work.audit({ actor, action: 'user.password_reset', subject })
}
