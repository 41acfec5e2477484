import { desktopClientName } from '#shared/protocol/version.ts'
import type { DesktopParts } from '../desktop-parts.ts'
import { Connection, type ConnectionListener, type ConnectionParts } from './connection.ts'

/** What the connection asks of the rest of the desktop. */
export type ConnectionFacts = Pick<ConnectionParts, 'accessToken' | 'position' | 'isUrgent' | 'noticeSleep'>

/** The connection of this desktop to the platform that it was started for; it rests until it is started. */
export function openConnection(
  { app, clock, chance, log, openLink }: DesktopParts,
  facts: ConnectionFacts,
  listener: ConnectionListener,
): Connection {
  const { version, platform, serverUrl } = app
  const url = new URL('/agent', serverUrl).href.replace(/^http/, 'ws')
  const client = { name: desktopClientName, version, platform }
  return new Connection({ ...facts, url, client, clock, chance, log, openLink }, listener)
}
