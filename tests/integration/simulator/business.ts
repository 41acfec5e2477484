import type { Simulator } from '../../../src-simulator/app.ts'

export const phoneNumberId = '200000000000001'
export const customer = '6281234567890'

export type GraphAnswer = {
  status: number
  body: {
    success?: boolean
    calls?: { id: string }[]
    messages?: { id: string }[]
    error?: { code: number; message: string; error_data: { details: string } }
  } & Record<string, unknown>
}

/** A business that talks to the Graph API over HTTP. */
export const businessAt = (simulator: Pick<Simulator, 'graphUrl'>, token?: string) => {
  const request = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<GraphAnswer> => {
    const response = await fetch(`${simulator.graphUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }
  const product = { messaging_product: 'whatsapp' }
  const calls = (body: object) => request('POST', `/${phoneNumberId}/calls`, { ...product, ...body })
  const messages = (body: object) =>
    request('POST', `/${phoneNumberId}/messages`, { ...product, to: customer, ...body })
  return {
    request,
    calls,
    messages,
    preAccept: (callId: string, sdp: string) =>
      calls({ call_id: callId, action: 'pre_accept', session: { sdp_type: 'answer', sdp } }),
    accept: (callId: string, sdp: string, opaque?: string) =>
      calls({
        call_id: callId,
        action: 'accept',
        session: { sdp_type: 'answer', sdp },
        ...(opaque !== undefined && { biz_opaque_callback_data: opaque }),
      }),
    reject: (callId: string) => calls({ call_id: callId, action: 'reject' }),
    terminate: (callId: string) => calls({ call_id: callId, action: 'terminate' }),
    connect: (sdp: string, extra: object = {}) =>
      calls({ to: customer, action: 'connect', session: { sdp_type: 'offer', sdp }, ...extra }),
    text: (body: string) => messages({ type: 'text', text: { body } }),
    requestPermission: (text = 'Boleh kami menelepon Anda?') =>
      messages({
        type: 'interactive',
        interactive: {
          type: 'call_permission_request',
          action: { name: 'call_permission_request' },
          body: { text },
        },
      }),
  }
}

const lines = (setup: 'active' | 'actpass', mid: string) => [
  'v=0',
  'o=- 2822644248144640001 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  `a=group:BUNDLE ${mid}`,
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 126',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:X1ho',
  'a=ice-pwd:7fJSbV2N5qWiA5QiDKwK3vuh',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(':')}`,
  `a=setup:${setup}`,
  `a=mid:${mid}`,
  'a=sendrecv',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:126 telephone-event/8000',
  'a=ptime:20',
  'a=ssrc:330830001 cname:agentDesktop01',
]

/** A business's answer to Meta's offer, as it should be. */
export const businessAnswer = (mid = 'audio'): string => `${lines('active', mid).join('\r\n')}\r\n`
/** A business's own offer, as it should be. */
export const businessOffer = (mid = '0'): string => `${lines('actpass', mid).join('\r\n')}\r\n`
