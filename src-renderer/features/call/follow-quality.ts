import { createStore, type StoreApi } from 'zustand/vanilla'
import type { QualitySummary } from '#shared/domain/call-quality.ts'
import { levelOf, type QualityTrouble } from '#shared/domain/voice-quality.ts'
import type { CallId } from '#shared/domain/ids.ts'
import type { DeringApi } from '#shared/ipc/asks.ts'
import type { CallsState } from './call-state.ts'
import { QualityWatch, type QualityWatchOptions } from './quality-watch.ts'

export interface QualityState {
  /** What is wrong with the line of the call that is on; null while all is well. */
  readonly trouble: QualityTrouble | null
}

export interface QualityFollower {
  readonly store: StoreApi<QualityState>
  readonly stop: () => void
}

interface FollowQualityOptions extends Pick<QualityWatchOptions, 'onFailure'> {
  readonly calls: Pick<StoreApi<CallsState>, 'getState' | 'subscribe'>
  readonly media: QualityWatchOptions['media']
  readonly api: Pick<DeringApi, 'noteCall' | 'reportCall'>
}

/** Watches the line of each call that is spoken: warns, notes turns in the log, and reports the call's figures. */
export function followQuality({ calls, media, api, onFailure }: FollowQualityOptions): QualityFollower {
  const store = createStore<QualityState>(() => ({ trouble: null }))
  let current: { readonly callId: CallId; readonly watch: QualityWatch } | null = null

  function begin(callId: CallId): QualityWatch {
    let last: QualitySummary | null = null
    return new QualityWatch({
      media,
      onFailure,
      onTrouble: trouble => {
        store.setState({ trouble })
        if (last) void api.noteCall({ callId, note: noteOf(last) })
      },
      onSummary: (summary, isLast) => {
        last = summary
        void api.reportCall({ callId, stats: { quality: summary } })
        if (isLast) void api.noteCall({ callId, note: noteOf(summary) })
      },
    })
  }
  function end() {
    current?.watch.stop()
    current = null
    store.setState({ trouble: null })
  }
  function follow({ engaged }: CallsState) {
    const callId = engaged?.intent === 'talking' ? engaged.callId : null
    if (callId === (current?.callId ?? null)) return
    end()
    if (callId !== null) current = { callId, watch: begin(callId) }
  }

  follow(calls.getState())
  const unsubscribe = calls.subscribe(follow)
  return {
    store,
    stop: () => {
      unsubscribe()
      end()
    },
  }
}

function noteOf({ mos, roundTripMs, jitterMs, lossShare }: QualitySummary) {
  return {
    what: 'quality',
    level: levelOf(mos.average),
    mos: mos.average,
    ...(roundTripMs && { roundTripMs: roundTripMs.average }),
    jitterMs: jitterMs.average,
    lossPercent: lossShare.average * 100,
  } as const
}
