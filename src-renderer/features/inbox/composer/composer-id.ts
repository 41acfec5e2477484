/** There is one composer in the window at a time. */
export const composerId = 'composer'
