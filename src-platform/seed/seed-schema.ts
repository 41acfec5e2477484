import { z } from 'zod'
import { accountIdSchema, agentIdSchema, customerIdSchema, roomIdSchema } from '#shared/domain/ids.ts'
import { agentOverrideSchema } from '#shared/protocol/account.ts'
import { roleSchema } from '#shared/protocol/entities.ts'
import { historySchema, unknownIds } from './history-schema.ts'
import { timeSchema } from '#shared/protocol/time.ts'

const name = z.string().trim().min(1).max(200)
const flag = z.boolean().default(false)

const accountSchema = z.strictObject({
  id: accountIdSchema,
  name,
  phoneNumberId: z.string().regex(/^\d+$/, 'Must be digits: Meta’s id of the number.'),
  displayPhone: name,
  inbound: z.boolean().default(true),
  outbound: z.boolean().default(true),
  /** [A8] */
  ringSeconds: z.int().min(30).max(60).default(45),
  callbackPermission: flag,
  missedCallConsent: flag,
  /** [A2] */
  agentOverrides: z.array(agentOverrideSchema).optional(),
  /** [I1] */
  ringGroupWhenOwnerDisconnected: flag,
  wrapUpSeconds: z.int().min(0).max(600).default(0),
  dispositions: z.array(z.string().trim().min(1).max(100)).max(30).optional(),
  /** [O6] */
  lowBalanceMinor: z.int().nonnegative().optional(),
  balanceMinor: z.int().nonnegative().default(0),
})

const userSchema = z.strictObject({
  id: agentIdSchema,
  name,
  email: z.email(),
  password: z.string().min(1).max(200),
  role: roleSchema.default('agent'),
})

const ringGroupSchema = z.strictObject({
  name,
  accountId: accountIdSchema,
  mode: z.enum(['ring_all', 'round_robin']),
  members: z.array(agentIdSchema).min(1),
  overflowSeconds: z.int().positive().optional(),
})

const rateSchema = z.strictObject({
  countryCode: z.string().regex(/^\d{1,4}$/, 'Must be 1 to 4 digits without +.'),
  fromMinute: z.int().nonnegative().default(0),
  perMinuteMinor: z.int().nonnegative(),
})

const roomSchema = z
  .strictObject({
    id: roomIdSchema,
    accountId: accountIdSchema,
    customer: z.strictObject({ id: customerIdSchema, name: name.optional() }),
    state: z.enum(['unassigned', 'assigned', 'resolved']).default('unassigned'),
    assignedTo: agentIdSchema.optional(),
    conversation: z
      .strictObject({
        category: z.enum(['marketing', 'utility', 'authentication', 'service', 'free_entry_point']),
        expiresAt: timeSchema,
      })
      .optional(),
  })
  .refine(room => room.state !== 'assigned' || room.assignedTo !== undefined, {
    path: ['assignedTo'],
    message: 'An assigned room names its agent.',
  })
  .refine(room => room.state !== 'unassigned' || room.assignedTo === undefined, {
    path: ['assignedTo'],
    message: 'An unassigned room has no agent.',
  })

const noHistory = { calls: [], messages: [], topUps: [] }

/** The organisation that an empty database begins with. Money in the currency's minor unit. */
export const seedSchema = z
  .strictObject({
    currency: z.string().length(3).default('IDR'),
    accounts: z.array(accountSchema).default([]),
    users: z.array(userSchema).default([]),
    ringGroups: z.array(ringGroupSchema).default([]),
    rates: z.array(rateSchema).default([]),
    rooms: z.array(roomSchema).default([]),
    history: historySchema.optional(),
  })
  .superRefine((seed, context) => {
    const accounts = new Set<string>(seed.accounts.map(account => account.id))
    const users = new Set<string>(seed.users.map(user => user.id))
    const known = (ids: ReadonlySet<string>, id: string | undefined, path: (string | number)[]) => {
      if (id === undefined || ids.has(id)) return
      context.addIssue({ code: 'custom', path, message: `Names “${id}”, which the seed does not create.` })
    }
    const once = (list: string, keys: readonly string[], field: string) => {
      keys.forEach((key, index) => {
        if (keys.indexOf(key) === index) return
        context.addIssue({ code: 'custom', path: [list, index, field], message: `Repeats “${key}”.` })
      })
    }
    once(
      'accounts',
      seed.accounts.map(({ id }) => id),
      'id',
    )
    once(
      'accounts',
      seed.accounts.map(({ phoneNumberId }) => phoneNumberId),
      'phoneNumberId',
    )
    once(
      'users',
      seed.users.map(({ id }) => id),
      'id',
    )
    once(
      'users',
      seed.users.map(({ email }) => email.toLowerCase()),
      'email',
    )
    once(
      'rooms',
      seed.rooms.map(({ id }) => id),
      'id',
    )
    once(
      'rooms',
      seed.rooms.map(({ accountId, customer }) => `${accountId} ${customer.id}`),
      'customer',
    )
    once(
      'rates',
      seed.rates.map(rate => `${rate.countryCode} from ${rate.fromMinute}`),
      'countryCode',
    )
    // [R5] One group of each mode; [R2] an agent in one group of an account at most.
    once(
      'ringGroups',
      seed.ringGroups.map(({ accountId, mode }) => `${accountId} ${mode}`),
      'mode',
    )
    const memberships = seed.ringGroups.flatMap(({ accountId, members }) =>
      members.map(member => `${accountId} ${member}`),
    )
    if (new Set(memberships).size < memberships.length) {
      context.addIssue({
        code: 'custom',
        path: ['ringGroups'],
        message: 'An agent is twice in the ring groups of one account.',
      })
    }
    seed.ringGroups.forEach((group, index) => {
      known(accounts, group.accountId, ['ringGroups', index, 'accountId'])
      group.members.forEach((member, at) => known(users, member, ['ringGroups', index, 'members', at]))
    })
    seed.accounts.forEach(({ agentOverrides = [] }, index) => {
      agentOverrides.forEach(({ agentId }, at) =>
        known(users, agentId, ['accounts', index, 'agentOverrides', at, 'agentId']),
      )
    })
    const rooms = new Set<string>(seed.rooms.map(room => room.id))
    const all = { account: accounts, user: users, room: rooms }
    for (const { path, id } of unknownIds(seed.history ?? noHistory, (kind, id) => all[kind].has(id))) {
      known(new Set(), id, [...path])
    }
    seed.rooms.forEach((room, index) => {
      known(accounts, room.accountId, ['rooms', index, 'accountId'])
      known(users, room.assignedTo, ['rooms', index, 'assignedTo'])
    })
  })

export type Seed = z.infer<typeof seedSchema>
