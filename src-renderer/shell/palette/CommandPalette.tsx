import { Modal, ModalOverlay } from 'react-aria-components'
import { useUi, useUiStore } from '../../store/desktop-context.ts'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import styles from './CommandPalette.module.css'
import { PaletteDialog } from './PaletteDialog.tsx'

/** Everything that can be done, by a few letters. Escape closes it, and gives the focus back. */
export function CommandPalette() {
  const ui = useUiStore()
  const isOpen = useUi(state => state.isPaletteOpen)
  const setOpen = (isPaletteOpen: boolean) => ui.setState({ isPaletteOpen })
  useShortcuts({ palette: () => setOpen(true) })
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className={styles.overlay}>
      <Modal className={styles.modal}>
        <PaletteDialog onClose={() => setOpen(false)} />
      </Modal>
    </ModalOverlay>
  )
}
