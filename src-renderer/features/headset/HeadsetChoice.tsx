import { Headset } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeadsetOffer } from '#shared/ipc/desktop-state.ts'
import { useApi, useDesktop } from '../../store/desktop-context.ts'
import { useTell } from '../../store/use-tell.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StatePanel } from '../../ui/StatePanel.tsx'
import { useCallsState } from '../call/calls-context.ts'
import styles from './HeadsetChoice.module.css'

/** Which of the plugged headsets the app may use; it steps aside while a call rings or is on. */
export function HeadsetChoice() {
  const { t } = useTranslation(['headset', 'common'])
  const api = useApi()
  const tell = useTell()
  const offered = useDesktop(state => state.headsetChoice)
  // What was offered last stays to be seen while the dialog fades out.
  const [shown, setShown] = useState(offered)
  if (offered !== undefined && offered !== shown) setShown(offered)
  const isBusy = useCallsState(state => state.ringing.length > 0 || state.engaged !== null)
  const choose = async (deviceId: string | null) => tell(await api.chooseHeadset({ deviceId }))
  return (
    <Dialog
      title={t('choice.title')}
      isOpen={offered !== undefined && !isBusy}
      onClose={() => void choose(null)}
      actions={<Button onPress={() => void choose(null)}>{t('common:cancel')}</Button>}
    >
      {/* What is plugged in or out while it is open is said. */}
      <div aria-live="polite">
        {shown?.length === 0 ? (
          <StatePanel kind="empty" icon={Headset} title={t('choice.none')} text={t('choice.noneText')} />
        ) : (
          <>
            <p>{t('choice.text')}</p>
            <ul aria-label={t('choice.list')} className={styles.list}>
              {shown?.map(headset => (
                <li key={headset.deviceId}>
                  <Offer headset={headset} onChoose={() => void choose(headset.deviceId)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}

interface OfferProps {
  readonly headset: HeadsetOffer
  readonly onChoose: () => void
}

function Offer({ headset: { name, model }, onChoose }: OfferProps) {
  const { t } = useTranslation('headset')
  return (
    <Button isFullWidth onPress={onChoose}>
      <Icon icon={Headset} size={20} />
      <span className={styles.name}>{name === '' ? t('unnamed', { model }) : name}</span>
    </Button>
  )
}
