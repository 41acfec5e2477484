import { EventEmitter } from 'node:events'
export class ShellNotification extends EventEmitter {}
