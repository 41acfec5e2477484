import { useEffect, useRef } from 'react'
import { assertNever } from '#shared/domain/assert-never.ts'
import type { WindowWish } from '#shared/ipc/desktop-state.ts'
import { useApi, useDesktop, useUiStore } from '../store/desktop-context.ts'
import { useOpenRoom } from '../store/use-open-room.ts'
import { useToast } from '../store/use-tell.ts'

type ScreenWish = Exclude<WindowWish, { callId: unknown }>

/** Shows what was pressed outside the window: a link, a notification. Nothing of it calls anybody. */
export function useWishes(): void {
  const wishes = useDesktop(state => state.wishes)
  const api = useApi()
  const show = useShowWish()
  const lastId = useRef(0)
  useEffect(() => {
    for (const wish of wishes ?? []) {
      if (wish.id <= lastId.current || 'callId' in wish) continue
      lastId.current = wish.id
      void api.takeWish({ id: wish.id }).then(taken => taken.ok && taken.value && show(wish))
    }
  }, [wishes, api, show])
}

function useShowWish(): (wish: ScreenWish) => void {
  const ui = useUiStore()
  const openRoom = useOpenRoom()
  const toast = useToast()
  return wish => {
    switch (wish.act) {
      case 'sayOver':
        return toast('neutral', ({ t }) => t('call:notice.over'))
      case 'openRoom':
        return openRoom(wish.roomId)
      case 'search':
        return ui.setState({ section: 'inbox', inboxSearch: wish.text })
      default:
        return assertNever(wish)
    }
  }
}
