/** Whether the keyboard has ⌘; the same for the life of the window. */
export const isMac = navigator.userAgent.includes('Mac OS X')
