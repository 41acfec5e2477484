import type { DeringApi } from '#shared/ipc/asks.ts'
import type { EchoPort } from '../../media/self-call.ts'

/** The platform's echo; one that is refused, or a platform that is not reached, is none. [D3] */
export function platformEcho(api: Pick<DeringApi, 'request'>): EchoPort {
  let isAsked = false
  return {
    async open(sdp) {
      isAsked = true
      const answer = await api.request({ method: 'echo.open', params: { sdp } })
      if (answer.ok) return answer.value.sdp
      isAsked = false
      return null
    },
    close() {
      if (!isAsked) return
      isAsked = false
      // One that is not told of ends by itself after a minute.
      void api.request({ method: 'echo.close', params: {} })
    },
  }
}
