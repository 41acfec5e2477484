import { buildGallery, serveGallery } from './server.ts'

await buildGallery()
const { url } = await serveGallery(Number(process.argv[2] ?? 0))
console.log(`The gallery of the window's states: ${url}`)
