import './ui/base.css'
import { readBridge } from './bridge.ts'
import { startApp } from './start-app.tsx'

const container = document.querySelector<HTMLElement>('#root')
if (!container) throw new Error('index.html has no #root')

void startApp({ api: readBridge(), container, storage: sessionStorage })
