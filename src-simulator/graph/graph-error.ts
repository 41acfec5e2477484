/** Errors of the Graph API and their HTTP status. Meta: Calling API, troubleshooting. */
const known = {
  1: [500, 'An unknown error occurred'],
  2: [503, 'Service temporarily unavailable'],
  4: [429, 'Application request limit reached'],
  10: [403, 'Permission denied'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token'],
  613: [429, 'Calls to this api have exceeded the rate limit'],
  131000: [500, 'Something went wrong'],
  131009: [400, 'Parameter value is not valid'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131044: [400, 'Business eligibility payment issue'],
  131047: [400, 'Re-engagement message'],
  131055: [400, 'Method not allowed'],
  138000: [401, 'Calling not enabled'],
  138001: [400, 'Receiver uncallable'],
  138002: [429, 'Concurrent calls limit hit'],
  138003: [400, 'Duplicate call'],
  138004: [500, 'Connection error'],
  138005: [429, 'Call rate limit exceeded'],
  138006: [401, 'No approved call permission found'],
  138007: [500, 'Connect timeout'],
  138008: [400, 'SDP Validation error'],
  138009: [400, 'Call permission request limit hit'],
  138012: [400, 'Business initiated calls limit hit'],
  138013: [400, 'Business initiated calling is not available'],
  138014: [400, 'Calling temporarily disabled for low quality'],
  138015: [400, 'Messaging limit too low to enable calling'],
  138017: [400, 'Permanent call permission exists'],
  138018: [400, 'No subscription to the calls webhook'],
} as const satisfies Record<number, readonly [httpStatus: number, title: string]>

export type GraphErrorCode = keyof typeof known

export const isGraphErrorCode = (code: unknown): code is GraphErrorCode =>
  typeof code === 'number' && Object.hasOwn(known, code)

/** A refusal of the Graph API; the server turns it into Meta's error body. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly code: number
  readonly details: string
  readonly httpStatus: number
  readonly subcode?: number

  constructor(
    code: GraphErrorCode,
    details: string,
    overrides: { httpStatus?: number; subcode?: number } = {},
  ) {
    super(known[code][1])
    this.code = code
    this.details = details
    this.httpStatus = overrides.httpStatus ?? known[code][0]
    if (overrides.subcode !== undefined) this.subcode = overrides.subcode
  }
}

/** @param trace `fbtrace_id`, unique for each answer */
export const errorBody = (error: GraphError, trace: string) => ({
  error: {
    message: `(#${error.code}) ${error.message}`,
    type: error.subcode === 33 ? 'GraphMethodException' : 'OAuthException',
    code: error.code,
    ...(error.subcode !== undefined && { error_subcode: error.subcode }),
    error_data: { messaging_product: 'whatsapp', details: error.details },
    fbtrace_id: trace,
  },
})

/** What Meta says of an id that it does not know or that the token may not see. */
export const unknownObject = (id: string) =>
  new GraphError(
    100,
    `Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33 },
  )
