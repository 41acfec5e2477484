import type { FromPhone, ToPhone } from './messages.ts'
import type { Parameters } from './parameters.ts'

/** The socket to the simulator, which comes back by itself. */
export type Link = {
  /** Drops the message while the link is down: what it asked for shows in no view, so the person sees it. */
  send(message: FromPhone): void
  isOpen(): boolean
}

const reconnectMs = 1000

const addressOf = ({ customer, name, to }: Parameters) => {
  const url = new URL('/phone/socket', window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.search = new URLSearchParams({ customer, name, ...(to !== undefined && { to }) }).toString()
  return url
}

/** The simulator sends it to no other page, in the shape that both sides are compiled against. */
const parse = (text: string): ToPhone => JSON.parse(text)

export const openLink = (
  parameters: Parameters,
  on: { message: (message: ToPhone) => void; change: () => void },
): Link => {
  let socket: WebSocket
  /** Another page took this customer over (close code 4001): two phones would fight for one call. */
  const connect = () => {
    socket = new WebSocket(addressOf(parameters))
    socket.addEventListener('open', on.change)
    socket.addEventListener('message', (event: MessageEvent<string>) => on.message(parse(event.data)))
    socket.addEventListener('close', event => {
      on.change()
      if (event.code !== 4001) setTimeout(connect, reconnectMs)
    })
    return socket
  }
  socket = connect()
  return {
    send: message => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
    },
    isOpen: () => socket.readyState === WebSocket.OPEN,
  }
}
