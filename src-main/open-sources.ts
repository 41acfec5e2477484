import type { SignIn } from './auth/sign-in.ts'
import type { DesktopParts } from './desktop-parts.ts'
import { createMediaSource, type MediaSource } from './media/media-source.ts'
import { createReportSource, type ReportSource } from './report/report-source.ts'

/** What the platform gives over HTTP. */
export interface PlatformSources {
  /** Voicemails and voice messages, as the platform keeps them. */
  readonly media: MediaSource
  readonly report: ReportSource
}

/** Asked with the agent's own token. */
export function openSources({ app, fetch, clock, log }: DesktopParts, signIn: SignIn): PlatformSources {
  const accessToken: SignIn['accessToken'] = options => signIn.accessToken(options)
  const parts = { serverUrl: app.serverUrl, accessToken, fetch, clock, log }
  return { media: createMediaSource(parts), report: createReportSource(parts) }
}
