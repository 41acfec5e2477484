import { z } from 'zod'
import { callIdSchema, roomIdSchema } from '#shared/domain/ids.ts'

/** What an address that the system hands to the app may ask for. Nothing of it ever places a call. */
export type AppLink =
  | z.infer<typeof openSchema>
  | z.infer<typeof roomSchema>
  | z.infer<typeof searchSchema>
  | z.infer<typeof pressSchema>

/** Brings the app to the front. */
const openSchema = z.strictObject({ kind: z.literal('open') })
/** Ids are words of printable ASCII, also those of Meta. */
const printable = /^[\x21-\x7E]+$/u
const roomSchema = z.strictObject({
  kind: z.literal('room'),
  roomId: z.string().regex(printable).pipe(roomIdSchema),
})
/** Fills in the search, where a person may go on by a click. */
const searchSchema = z.strictObject({
  kind: z.literal('search'),
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    // No control characters: it is shown as typed text.
    .regex(/^\P{Cc}*$/u),
})
/** A button of our own notification. `key` shows that it is ours: any web page can open a link. */
const pressSchema = z.strictObject({
  kind: z.enum(['answer', 'decline', 'look']),
  callId: z.string().regex(printable).pipe(callIdSchema),
  key: z.string().regex(/^[\w-]{22,86}$/u),
})

/** Longer than any link of ours. */
const longestLink = 2_048
/** A telephone number as people and web pages write it (RFC 3966), without parameters. */
const phoneSchema = z
  .string()
  .max(64)
  .transform(text => text.replaceAll(/[\s().-]/gu, ''))
  .pipe(z.string().regex(/^\+?\d{3,20}$/u))

/** Reads a `dering:` or `tel:` address; undefined for everything that is not exactly one of ours. */
export function parseLink(address: string): AppLink | undefined {
  if (address.length > longestLink) return undefined
  const url = URL.parse(address)
  if (url?.protocol === 'tel:') return parsePhone(url)
  if (url?.protocol !== 'dering:' || url.hash !== '') return undefined
  const action = actionOf(url)
  const parameters = oneOfEach(url.searchParams)
  if (!parameters) return undefined
  switch (action) {
    case '':
    case 'open':
      return parsed(openSchema, { kind: 'open' }, parameters, [])
    case 'room':
      return parsed(roomSchema, { kind: 'room', roomId: parameters['id'] }, parameters, ['id'])
    case 'search':
      return parsed(searchSchema, { kind: 'search', text: parameters['text'] }, parameters, ['text'])
    case 'answer':
    case 'decline':
    case 'look': {
      const { call: callId, key } = parameters
      return parsed(pressSchema, { kind: action, callId, key }, parameters, ['call', 'key'])
    }
    default:
      return undefined
  }
}

/** The first address in a command line that is ours. */
export function linkIn(commandLine: readonly string[]): AppLink | undefined {
  for (const argument of commandLine.slice(1)) {
    const link = parseLink(argument)
    if (link) return link
  }
  return undefined
}

function parsePhone(url: URL): AppLink | undefined {
  const [number = ''] = url.pathname.split(';')
  const phone = phoneSchema.safeParse(decoded(number))
  return phone.success ? { kind: 'search', text: phone.data } : undefined
}

/** `dering:room?…` as well as `dering://room?…` and `dering://room/?…`, which browsers and systems make of it. */
function actionOf({ host, pathname, username, password, port }: URL): string | undefined {
  if (username !== '' || password !== '' || port !== '') return undefined
  if (host === '') return pathname.replace(/^\/+$/u, '')
  return pathname === '' || pathname === '/' ? host : undefined
}

/** A parameter that comes twice could be read in two ways. */
function oneOfEach(parameters: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const names = [...parameters.keys()]
  return new Set(names).size === names.length ? Object.fromEntries(parameters) : undefined
}

function parsed<T>(
  schema: z.ZodType<T>,
  value: unknown,
  parameters: Readonly<Record<string, string>>,
  known: readonly string[],
): T | undefined {
  if (Object.keys(parameters).some(name => !known.includes(name))) return undefined
  return schema.safeParse(value).data
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '' // not an encoding of anything, so not a number
  }
}
