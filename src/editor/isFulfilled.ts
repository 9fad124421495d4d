/** Whether a promise is already fulfilled, so that its result can be shown at once. Rejects if the promise does. */
export function isFulfilled(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 0));
  return Promise.race([promise.then(() => true), later]);
}
