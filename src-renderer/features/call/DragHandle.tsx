import { GripVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './CallWidget.module.css'
import type { Dragging } from './use-dragging.ts'

/** [O7] The six dots. */
export function DragHandle({ handle }: Pick<Dragging, 'handle'>) {
  const { t } = useTranslation('call')
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t('widget.drag')}
      title={t('widget.dragHint')}
      {...handle}
      onPointerCancel={handle.onPointerUp}
    >
      <Icon icon={GripVertical} size={16} />
    </button>
  )
}
