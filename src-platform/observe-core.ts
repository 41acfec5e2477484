import { assertNever } from '#shared/domain/assert-never.ts'
import type { Metrics } from './metrics.ts'
import type { Observer } from './observer.ts'

/** Counts what the core did. */
export function observeCore(metrics: Metrics): Observer {
  return event => {
    switch (event.type) {
      case 'webhook_processed':
        return metrics.webhooksProcessed.inc({ outcome: event.outcome })
      case 'webhook_ignored':
        return metrics.webhooksIgnored.inc({ because: event.because })
      case 'call_ended': {
        const { direction, status, reason } = event
        return metrics.callsEnded.inc({ direction, status, reason })
      }
      case 'provider_command':
        return metrics.providerCommands.inc({ command: event.command, outcome: event.outcome })
      default:
        return assertNever(event)
    }
  }
}
