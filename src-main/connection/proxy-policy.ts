import type { ResolvedPolicy } from '#shared/policy/resolve-policy.ts'
import { errorText, type Logger } from '../logging/logger.ts'

/** What Electron's `Session.setProxy` takes, as far as an organisation decides it. */
export type ProxyConfig =
  | { readonly mode: 'system' | 'direct' }
  | { readonly mode: 'fixed_servers'; readonly proxyRules: string; readonly proxyBypassRules: string }

/** The way out that the organisation has decided on; the system's own where it names a proxy of its own and forgets which. */
export function proxyConfig({ ProxyMode, ProxyServer, ProxyBypass }: ResolvedPolicy): ProxyConfig {
  if (ProxyMode.value !== 'fixed') return { mode: ProxyMode.value }
  if (ProxyServer.value === '') return { mode: 'system' }
  return {
    mode: 'fixed_servers',
    proxyRules: ProxyServer.value,
    proxyBypassRules: ProxyBypass.value.join(';'),
  }
}

interface ProxyPolicyParts {
  readonly session: {
    setProxy(config: ProxyConfig): Promise<void>
    closeAllConnections(): Promise<void>
  }
  readonly policy: () => ResolvedPolicy
  readonly log: Logger
}

/** Keeps every connection of the app on the way that the organisation decides: the platform's and the updates'. [D9] */
export class ProxyPolicy {
  readonly #parts: ProxyPolicyParts
  #held = JSON.stringify({ mode: 'system' } satisfies ProxyConfig)

  constructor(parts: ProxyPolicyParts) {
    this.#parts = parts
  }

  /** @returns whether the way is another one now, so that what stands on the old one is to be made anew */
  async follow(): Promise<boolean> {
    const { session, policy, log } = this.#parts
    const config = proxyConfig(policy())
    const wanted = JSON.stringify(config)
    if (wanted === this.#held) return false
    this.#held = wanted
    try {
      await session.setProxy(config)
      await session.closeAllConnections()
    } catch (error) {
      log.error('the proxy of the policy was not set', { error: errorText(error) })
      return false
    }
    log.info('the organisation has decided on the way out', { mode: config.mode })
    return true
  }
}
