import { z } from 'zod'

/** An id is branded where it enters, so that an agent's id cannot be passed for a call's. */
const id = z.string().min(1).max(200)

export const accountIdSchema = id.brand<'AccountId'>()
export const agentIdSchema = id.brand<'AgentId'>()
export const callIdSchema = id.brand<'CallId'>()
export const customerIdSchema = id.brand<'CustomerId'>()
export const messageIdSchema = id.brand<'MessageId'>()
export const roomIdSchema = id.brand<'RoomId'>()
export const ringGroupIdSchema = id.brand<'RingGroupId'>()
export const sessionIdSchema = id.brand<'SessionId'>()
export const mediaIdSchema = id.brand<'MediaId'>()
/** Meta's id of a call (`wacid.…`): opaque, case-sensitive; it holds phone numbers, so it is personal data. */
export const providerCallIdSchema = z.string().min(1).max(400).brand<'ProviderCallId'>()

export type AccountId = z.infer<typeof accountIdSchema>
export type AgentId = z.infer<typeof agentIdSchema>
export type CallId = z.infer<typeof callIdSchema>
/** Digits without `+`, or Meta's id of a customer who shows a username alone. */
export type CustomerId = z.infer<typeof customerIdSchema>
export type MessageId = z.infer<typeof messageIdSchema>
export type RoomId = z.infer<typeof roomIdSchema>
export type RingGroupId = z.infer<typeof ringGroupIdSchema>
export type SessionId = z.infer<typeof sessionIdSchema>
export type MediaId = z.infer<typeof mediaIdSchema>
export type ProviderCallId = z.infer<typeof providerCallIdSchema>

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number
