import { useEffect, useState } from 'react'
import type { AccountId, RoomId } from '#shared/domain/ids.ts'
import { type ConsentCheck, watchConsent } from './consent-check.ts'
import { useApi, useDesktopStore } from './desktop-context.ts'

/** What a check was asked for, and what it said. */
interface Checked {
  readonly roomId: RoomId
  readonly check: ConsentCheck
}

/**
 * The platform's check of a room, live. The last answer stands until the next one is here; null before the first.
 * @param isWanted false asks nothing
 */
export function useConsentCheck(
  roomId: RoomId | undefined,
  accountId: AccountId | undefined,
  isWanted = true,
): ConsentCheck | null {
  const api = useApi()
  const store = useDesktopStore()
  const [checked, setChecked] = useState<Checked | null>(null)

  useEffect(() => {
    if (roomId === undefined || accountId === undefined || !isWanted) return undefined
    return watchConsent(
      { roomId, accountId },
      { api, store, now: Date.now, onCheck: check => setChecked({ roomId, check }) },
    )
  }, [api, store, roomId, accountId, isWanted])

  return checked !== null && checked.roomId === roomId ? checked.check : null
}
