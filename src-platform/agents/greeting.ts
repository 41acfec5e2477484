import type { AgentId } from '#shared/domain/ids.ts'
import { compareVersions } from '#shared/domain/version.ts'
import { methods, type Params, type Result } from '#shared/protocol/methods.ts'
import { encodeError, encodeResult, type RpcId } from '#shared/protocol/rpc.ts'
import { desktopClientName } from '#shared/protocol/version.ts'
import type { CallService } from '../calls/call-service.ts'
import type { Clock } from '../clock.ts'
import type { Directory } from '../directory/directory.ts'
import type { Logger } from '../logger.ts'
import type { User } from '../store/records.ts'
import type { Request } from './connection.ts'
import type { Hub } from './hub.ts'
import { badParams, internalFault, type Viewer } from './rpc.ts'
import type { AgentSocket, Session } from './session.ts'

type Greeting =
  /** The hello is answered and events flow; `disconnect` when the socket has closed. */
  | { readonly kind: 'greeted'; readonly viewer: Viewer; readonly disconnect: () => void }
  /** The hello was no good; another may follow. */
  | { readonly kind: 'refused'; readonly frame: string }
  /** The account is gone or disabled. */
  | { readonly kind: 'not_allowed' }
  /** An app of ours that is older than this platform takes, and has no call to lose. [D9] */
  | { readonly kind: 'too_old' }

export type Greet = (agentId: AgentId, socket: AgentSocket, hello: Request) => Promise<Greeting>

/**
 * Answers `session.hello`. A session is resumed or opened, answered for and joined to its socket without giving way in
 * between; a new one at the very point of the snapshot. So events before that point are in the snapshot alone, events
 * after it are sent alone, and the answer goes before them all.
 */
export function createGreet(parts: {
  readonly hub: Hub
  readonly calls: Pick<CallService, 'snapshot'>
  readonly directory: Pick<Directory, 'getUser'>
  readonly clock: Clock
  readonly log: Logger
  readonly newId: () => string
  readonly minVersion?: string | undefined
}): Greet {
  const { hub, calls, directory, clock, log, minVersion } = parts

  async function greet(agentId: AgentId, socket: AgentSocket, hello: Request): Promise<Greeting> {
    const params = methods['session.hello'].params.safeParse(hello.params)
    if (!params.success) return { kind: 'refused', frame: encodeError(hello.id, badParams(params.error)) }
    const user = await directory.getUser(agentId)
    if (!user || user.disabled) return { kind: 'not_allowed' }
    const { client, resume } = params.data

    const resumed = resume && hub.resume(agentId, socket, resume)
    if (resumed) {
      answer(socket, hello.id, { session: resumed, resumed: true, user })
      log.info(
        { agentId, sessionId: resumed.id, client, missed: missedOf(resumed, resume) },
        'desktop resumed',
      )
      return greeted(resumed, socket, user)
    }
    const session = await openWithSnapshot(user, socket, {
      id: hello.id,
      replacing: resume?.sessionId,
      isTooOld: isTooOld(client),
    })
    if (typeof session === 'string') return { kind: session }
    log.info({ agentId, sessionId: session.id, client }, 'desktop connected')
    return greeted(session, socket, user)
  }

  function openWithSnapshot(
    user: User,
    socket: AgentSocket,
    hello: { id: RpcId; replacing?: Session['id'] | undefined; isTooOld: boolean },
  ): Promise<Session | 'not_allowed' | 'too_old'> {
    return new Promise((resolve, reject) => {
      calls
        .snapshot(user.id, snapshot => {
          // Disabled since the person was looked up.
          if (!snapshot.agents.some(({ id }) => id === user.id)) return resolve('not_allowed')
          const hasCall = snapshot.calls.length + snapshot.offers.length > 0
          if (hello.isTooOld && !hasCall) return resolve('too_old')
          const session = hub.open(user.id, socket, hello.replacing)
          answer(socket, hello.id, { session, resumed: false, user, snapshot })
          resolve(session)
        })
        .catch(reject)
    })
  }

  function answer(
    socket: AgentSocket,
    id: RpcId,
    greeting: {
      session: Session
      resumed: boolean
      user: User
      snapshot?: Result<'session.hello'>['snapshot']
    },
  ): void {
    const { session, resumed, user, snapshot } = greeting
    const result: Result<'session.hello'> = {
      sessionId: session.id,
      resumed,
      seq: session.outbox.newest,
      serverTime: new Date(clock.now()).toISOString(),
      me: { id: user.id, name: user.name, role: user.role },
      ...(minVersion !== undefined && { minVersion }),
      ...(snapshot && { snapshot }),
    }
    socket.send(encodeResult(id, result))
    session.flush()
  }

  /** Only of our own app is known what its versions mean. */
  const isTooOld = ({ name, version }: Params<'session.hello'>['client']) =>
    minVersion !== undefined && name === desktopClientName && compareVersions(version, minVersion) < 0

  const missedOf = (session: Session, resume: { lastSeq: number }) => session.outbox.newest - resume.lastSeq

  const greeted = (session: Session, socket: AgentSocket, user: User): Greeting => ({
    kind: 'greeted',
    viewer: { agentId: user.id, sessionId: session.id, role: user.role },
    disconnect: () => {
      hub.disconnected(session, socket)
      log.info({ agentId: user.id, sessionId: session.id }, 'desktop disconnected')
    },
  })

  return async (agentId, socket, hello) => {
    try {
      return await greet(agentId, socket, hello)
    } catch (error) {
      const frame = encodeError(hello.id, internalFault(error, { method: hello.method, agentId }, parts))
      return { kind: 'refused', frame }
    }
  }
}
