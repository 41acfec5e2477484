import type { Policy } from '#shared/domain/policy.ts'
import type { Busy } from '../busy.ts'
import type { FollowCall, PriceCall } from '../calls/call-change.ts'
import type { CallDesk } from '../calls/desk.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { Decisions } from '../work.ts'
import { createBalanceService, type BalanceService } from './balance-service.ts'
import { settleCost } from './call-charges.ts'
import { createMinuteTimers } from './minute-timers.ts'
import { createRateService, type RateService } from './rate-service.ts'

/** Everything about money, put together. */
export interface Money {
  readonly service: BalanceService
  readonly rates: RateService
  /** Charges the minutes of connected outbound calls as they start. [O4] */
  readonly follow: FollowCall
  /** Settles what an ended call costs. [O5] */
  readonly price: PriceCall
  /** After a start, once the webhooks that waited had their effect. */
  resume(): Promise<void>
  stop(): void
}

export function createMoney(parts: {
  readonly clock: Clock
  readonly decisions: Decisions
  /** Asked for when it is needed: the desk is built with what is built here. */
  readonly desk: () => CallDesk
  readonly policy: Policy
  readonly busy: Busy
  readonly log: Logger
}): Money {
  const { decisions, policy } = parts
  const timers = createMinuteTimers(parts)
  return {
    service: createBalanceService({ decisions }),
    rates: createRateService({ decisions }),
    follow: timers.follow,
    price: (work, change) => settleCost(work, change, policy),
    resume: () => timers.resume(),
    stop: () => timers.stop(),
  }
}
