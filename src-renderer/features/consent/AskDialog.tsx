import { useTranslation } from 'react-i18next'
import { isWindowOpen } from '#shared/domain/room.ts'
import type { WireRoom } from '#shared/protocol/entities.ts'
import type { ConsentCheck } from '../../store/consent-check.ts'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { usePlatformNow } from '../../store/use-platform-now.ts'
import { useTell } from '../../store/use-tell.ts'
import { CustomerPreview } from './CustomerPreview.tsx'
import { WriteDialog } from './WriteDialog.tsx'

/** Meta: user call permissions, the body of a request. */
const longestCaption = 1024

interface AskDialogProps {
  readonly room: WireRoom
  /** The account's name, as the customer knows it. */
  readonly account: string
  readonly check: ConsentCheck | null
  readonly onClose: () => void
}

/** [P4] Asks the customer to allow calls, with the agent's own words; the last ones are remembered for the account. */
export function AskDialog({ room, account, check, onClose }: AskDialogProps) {
  const { t } = useTranslation('consent')
  const api = useApi()
  const tell = useTell()
  const captions = useDesktop(state => state.settings.consentCaptions)
  const windowUntil = room.windowUntil === undefined ? undefined : Date.parse(room.windowUntil)
  const isOpen = isWindowOpen({ windowUntil }, usePlatformNow(15_000))
  const { name } = room.customer
  const requests = check?.requests
  const notes = [
    t('dialog.expires'),
    requests &&
      t('dialog.budget', { count: Math.max(0, requests.max7d - requests.used7d), max: requests.max7d }),
    isOpen ? undefined : t('dialog.template'),
  ].filter(note => note !== undefined)

  const send = async (caption: string, requestId: string) => {
    const outcome = await api.requestConsent({ roomId: room.id, requestId, caption })
    const isNew = captions[room.accountId] !== caption
    if (outcome.ok && isNew) {
      tell(await api.saveSettings({ consentCaptions: { ...captions, [room.accountId]: caption } }))
    }
    return outcome
  }

  return (
    <WriteDialog
      title={t('dialog.title', { name })}
      label={t('dialog.caption')}
      initialText={captions[room.accountId] ?? t('dialog.defaultCaption')}
      maxLength={longestCaption}
      sendLabel={t('dialog.send')}
      sendingLabel={t('dialog.sending')}
      renderPreview={text => (
        <CustomerPreview
          customerName={name}
          title={t('preview.title', { account })}
          text={text}
          choices={[t('preview.always'), t('preview.temporarily'), t('preview.never')]}
        />
      )}
      notes={notes}
      send={send}
      onClose={onClose}
    />
  )
}
