const { contextBridge, ipcRenderer, webUtils } = require('electron')

globalThis.onlyInPreload = true
contextBridge.exposeInMainWorld('sample', {
  version: process.versions.electron,
  nested: { list: [1, 2, 3] },
  echo: value => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  say: words => ipcRenderer.send('say', words),
  onSaid(listener) {
    const forward = (_event, ...args) => listener(...args)
    ipcRenderer.on('said', forward)
    return () => ipcRenderer.off('said', forward)
  },
  add: (left, right) => left + right,
  twice: callback => callback(callback(1)),
  throwRange: () => {
    throw new RangeError('out of range')
  },
  hasWebUtils: typeof webUtils.getPathForFile === 'function',
})
