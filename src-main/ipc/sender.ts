import { isAppUrl } from '../windows/navigation.ts'

/** Who sent a message, as far as it matters. */
export interface Sender {
  readonly contentsId: number
  /** Absent when the frame is gone already. */
  readonly frame: { readonly url: string; readonly isMainFrame: boolean } | null
}

/** Why a sender is not believed; undefined for the main frame of our own window, showing our own page. */
export function distrust(sender: Sender, trustedContentsId: number | undefined): string | undefined {
  if (sender.contentsId !== trustedContentsId) return 'not our window'
  if (!sender.frame) return 'a frame that is gone'
  if (!sender.frame.isMainFrame) return 'not the main frame'
  return isAppUrl(sender.frame.url) ? undefined : 'not our page'
}
