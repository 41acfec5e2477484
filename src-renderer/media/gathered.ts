/** The far end learns our address from our first packet, so gathering never keeps anybody waiting longer, in milliseconds. */
const gatherCapMs = 1_000

/** The local description once its candidates are in, or once the cap is over. */
export async function gathered(pc: RTCPeerConnection): Promise<string> {
  if (pc.iceGatheringState !== 'complete') {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, gatherCapMs)
      pc.addEventListener('icegatheringstatechange', () => {
        if (pc.iceGatheringState !== 'complete') return
        clearTimeout(timer)
        resolve()
      })
    })
  }
  return pc.localDescription?.sdp ?? ''
}
