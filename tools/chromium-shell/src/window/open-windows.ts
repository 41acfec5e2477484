import type { ShellBrowserWindow } from './browser-window.ts'

/** Every window that is not destroyed, by its id, oldest first. */
export const openWindows = new Map<number, ShellBrowserWindow>()

/** Begins the title of the blank page with which every window of the app opens. */
export const blankPageMark = 'chromium-shell-window-'
