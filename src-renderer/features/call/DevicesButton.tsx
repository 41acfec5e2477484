import { ChevronDown, Headphones } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import buttonStyles from '../../ui/Button.module.css'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { DeviceSelects } from './DeviceSelects.tsx'
import styles from './CallWidget.module.css'

/** [O7] Opens the choice of microphone and speaker. */
export function DevicesButton() {
  const { t } = useTranslation('call')
  const label = t('widget.devices')
  return (
    <DialogTrigger>
      <Tooltip text={label}>
        <AriaButton
          aria-label={label}
          className={classNames(buttonStyles.button, buttonStyles.secondary, styles.devices)}
        >
          <Icon icon={Headphones} size={18} />
          <Icon icon={ChevronDown} size={14} />
        </AriaButton>
      </Tooltip>
      <Popover placement="bottom end" offset={6} className={styles.popover}>
        <Dialog aria-label={label} className={styles.deviceList}>
          <DeviceSelects />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
