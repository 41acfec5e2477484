import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { noteRequest, permissionAt, requestUsage, windowIsOpen } from '../customers/pair.ts'
import type { Conversation } from '../messages/conversation.ts'
import { asksPermission } from '../messages/message.ts'
import type { BusinessContent } from '../messages/message.ts'
import { isRestricted, limitsOf, pairOf, updatePair } from '../world.ts'
import type { BusinessNumber, World } from '../world.ts'
import { GraphError } from './graph-error.ts'
import { parseBody, recipientOf, recipientSchema } from './request.ts'

const minute = 60_000

const voiceCall = z.object({
  type: z.literal('voice_call'),
  body: z.object({ text: z.string().min(1) }),
  action: z.object({
    name: z.literal('voice_call'),
    parameters: z
      .object({
        display_text: z.string().min(1).max(20).default('Call Now'),
        ttl_minutes: z.number().int().min(1).max(43_200).default(10_080),
        payload: z.string().max(512).optional(),
      })
      .prefault({}),
  }),
})

const permissionRequest = z.strictObject({
  type: z.literal('call_permission_request'),
  action: z.object({ name: z.literal('call_permission_request') }),
  body: z.object({ text: z.string().min(1) }).optional(),
})

const templateComponent = z.looseObject({
  type: z.string(),
  parameters: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })).optional(),
})

const frame = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').default('individual'),
  ...recipientSchema,
}

/** A read receipt for a customer's message; the customer's phone does not show it here. */
const receiptSchema = z.object({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1),
})

const messageSchema = z.discriminatedUnion('type', [
  z.object({ ...frame, type: z.literal('text'), text: z.object({ body: z.string().min(1).max(4096) }) }),
  z.object({
    ...frame,
    type: z.literal('interactive'),
    interactive: z.discriminatedUnion('type', [voiceCall, permissionRequest]),
  }),
  z.object({
    ...frame,
    type: z.literal('template'),
    template: z.object({
      name: z.string().min(1),
      language: z.object({ code: z.string() }),
      components: z.array(templateComponent).default([]),
    }),
  }),
  z.object({
    ...frame,
    type: z.literal('audio'),
    audio: z
      .object({ id: z.string().optional(), link: z.url().optional(), voice: z.boolean().optional() })
      .refine(audio => audio.id !== undefined || audio.link !== undefined, 'needs id or link'),
  }),
])

type MessageRequest = z.infer<typeof messageSchema>

const fillIn = (text: string, components: readonly z.infer<typeof templateComponent>[]) => {
  const parameters = components.find(component => component.type.toLowerCase() === 'body')?.parameters ?? []
  return text.replaceAll(
    /\{\{(\d+)\}\}/g,
    (placeholder, index: string) => parameters[Number(index) - 1]?.text ?? placeholder,
  )
}

const contentOf = (
  world: World,
  number: BusinessNumber,
  request: MessageRequest,
  now: number,
): BusinessContent => {
  switch (request.type) {
    case 'text':
      return { type: 'text', body: request.text.body }
    case 'audio':
      if (request.audio.id !== undefined && !world.media.has(request.audio.id))
        throw new GraphError(100, 'audio.id: there is no media with this id')
      return {
        type: 'audio',
        ...(request.audio.id !== undefined && { mediaId: request.audio.id }),
        ...(request.audio.link !== undefined && { link: request.audio.link }),
      }
    case 'template': {
      const template = world.templates.get(`${number.config.wabaId}:${request.template.name}`)
      if (!template) throw new GraphError(100, 'template.name: there is no approved template with this name')
      return {
        type: 'template',
        name: template.name,
        body: fillIn(template.body, request.template.components),
        asksPermission: template.asksPermission,
      }
    }
    case 'interactive': {
      const { interactive } = request
      if (interactive.type === 'call_permission_request')
        return { type: 'permission_request', ...(interactive.body && { body: interactive.body.text }) }
      const { display_text, ttl_minutes, payload } = interactive.action.parameters
      return {
        type: 'call_button',
        body: interactive.body.text,
        displayText: display_text,
        expiresAt: now + ttl_minutes * minute,
        ...(payload !== undefined && { payload }),
      }
    }
  }
}

/** Meta: user call permissions. A template outside the window is checked like a free-form request inside it. */
const checkPermissionRequest = (world: World, number: BusinessNumber, customer: string, now: number) => {
  const { config } = number
  if (number.settings.status !== 'ENABLED')
    throw new GraphError(138000, 'Calling is not enabled for this phone number')
  if (isRestricted(number, 'RESTRICTED_BUSINESS_INITIATED_CALLING', now))
    throw new GraphError(138014, 'Call permission requests are paused because of negative user feedback')
  if (config.kind === 'test' && !config.allowList.includes(customer))
    throw new GraphError(131030, 'The recipient is not in the allow list of this test number')
  const pair = pairOf(world, config.phoneNumberId, customer)
  if (permissionAt(pair, now).status === 'permanent')
    throw new GraphError(138017, 'The recipient has already granted a permanent permission')
  const usage = requestUsage(pair, limitsOf(number), now)
  if (usage.day.freeAt !== undefined || usage.week.freeAt !== undefined)
    throw new GraphError(138009, 'The limit of call permission requests to this recipient is reached')
}

const acceptReceipt = (world: World, messageId: string) => {
  if (world.messages.some(message => message.id === messageId)) return { success: true }
  throw new GraphError(100, 'message_id: there is no message with this id')
}

/**
 * `POST /<phone number id>/messages`. Free-form messages need the customer service window.
 *
 * @throws GraphError
 */
export const handleMessages = (
  parts: { world: World; clock: Clock; conversation: Conversation },
  number: BusinessNumber,
  body: unknown,
): object => {
  const { world, clock, conversation } = parts
  const now = clock.now()
  const receipt = receiptSchema.safeParse(body)
  if (receipt.success) return acceptReceipt(world, receipt.data.message_id)
  const request = parseBody(messageSchema, body)
  const customer = recipientOf(world, request)
  if (!customer) throw new GraphError(100, 'recipient: there is no user with this id')
  const content = contentOf(world, number, request, now)
  const between = { phoneNumberId: number.config.phoneNumberId, customer: customer.waId }
  const pair = pairOf(world, between.phoneNumberId, between.customer)
  if (request.type !== 'template' && !windowIsOpen(pair, now))
    throw new GraphError(131047, 'More than 24 hours have passed since the customer last wrote or called')
  if (asksPermission(content)) checkPermissionRequest(world, number, customer.waId, now)
  const message = conversation.fromBusiness(between, content)
  if (asksPermission(content)) updatePair(world, between, before => noteRequest(before, message.id, now))
  return {
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: request.to ?? request.recipient,
        ...(!customer.phoneHidden && { wa_id: customer.waId }),
        user_id: customer.userId,
      },
    ],
    messages: [{ id: message.id }],
  }
}
