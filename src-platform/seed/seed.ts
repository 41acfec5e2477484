import { z } from 'zod'
import { ringGroupIdSchema, type EpochMs } from '#shared/domain/ids.ts'
import type { Room } from '#shared/domain/room.ts'
import { hashPassword } from '../auth/password.ts'
import { defaultPolicy } from '#shared/domain/policy.ts'
import { openingEntry } from '../money/entries.ts'
import type { User } from '../store/records.ts'
import type { Store, Transaction } from '../store/store.ts'
import { quietWork } from '../work.ts'
import type { History } from './history-schema.ts'
import { writeHistory } from './history.ts'
import { seedSchema, type Seed } from './seed-schema.ts'

/** The seed file is not what it should be; the message names the path of each fault. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
}

/**
 * Creates the organisation of a seed file where the database is empty; elsewhere it does nothing. Throws `SeedError`, whose
 * message names the path of the fault.
 */
export async function applySeed(
  store: Store,
  json: unknown,
  now: EpochMs,
): Promise<'applied' | 'database_not_empty'> {
  const parsed = seedSchema.safeParse(json)
  if (!parsed.success) throw new SeedError(z.prettifyError(parsed.error))
  if (!(await store.transaction(isEmpty))) return 'database_not_empty'
  const seed = parsed.data
  const users = await Promise.all(seed.users.map(toUser))
  const openedAt = beginningOf(seed.history, now)
  return store.transaction(async tx => {
    if (!(await isEmpty(tx))) return 'database_not_empty'
    for (const { balanceMinor, ...account } of seed.accounts) {
      await tx.accounts.insert({ ...account, currency: seed.currency })
      await tx.ledger.append(openingEntry(account.id, balanceMinor, openedAt))
    }
    for (const user of users) await tx.users.insert(user)
    for (const group of seed.ringGroups) {
      const id = ringGroupIdSchema.parse(`${group.accountId}-${group.mode}`)
      await tx.ringGroups.save({ id, ...group })
    }
    for (const rate of seed.rates) await tx.rates.insert(rate)
    for (const room of seed.rooms) await tx.rooms.insert(toRoom(room), openedAt)
    if (seed.history) await writeHistory(quietWork(tx, now), seed.history, defaultPolicy)
    return 'applied'
  })
}

/** Before everything that happened. */
function beginningOf(history: History | undefined, now: EpochMs): EpochMs {
  if (!history) return now
  const { calls, messages, topUps } = history
  const times = [...calls.map(call => call.offeredAt), ...[...messages, ...topUps].map(({ at }) => at)]
  return times.reduce((first, time) => Math.min(first, Date.parse(time)), now)
}

async function isEmpty(tx: Transaction): Promise<boolean> {
  return (await tx.users.all()).length === 0 && (await tx.accounts.all()).length === 0
}

async function toUser({ password, ...user }: Seed['users'][number]): Promise<User> {
  return {
    ...user,
    email: user.email.toLowerCase(),
    passwordHash: await hashPassword(password),
    disabled: false,
    presence: 'offline',
  }
}

function toRoom({ customer, conversation, ...room }: Seed['rooms'][number]): Room {
  const phone = /^\d{5,15}$/.test(customer.id) ? `+${customer.id}` : undefined
  const open = conversation && {
    category: conversation.category,
    expiresAt: Date.parse(conversation.expiresAt),
  }
  return {
    ...room,
    customer: { id: customer.id, name: customer.name ?? phone ?? customer.id, phone },
    unread: 0,
    conversation: open,
    // A service conversation is one that the customer began: free-form messages are open as long. [C3]
    windowUntil: open?.category === 'service' ? open.expiresAt : undefined,
  }
}
