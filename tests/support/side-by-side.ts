/**
 * What all of these come to. When one fails the others are waited for before it is thrown: what they have started is
 * then known to whoever ends it.
 */
export async function sideBySide<Results extends readonly unknown[]>(
  ...running: { readonly [Index in keyof Results]: PromiseLike<Results[Index]> }
): Promise<Results> {
  await Promise.allSettled(running)
  return await Promise.all(running)
}
