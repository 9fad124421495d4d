/** How long to work at a time, in milliseconds: VS Code answers in between. */
export const slice = 6;

/** A function to await now and then in long work: every few milliseconds it lets others run. */
export function breather(): () => Promise<void> {
  let end = performance.now() + slice;
  return async () => {
    if (performance.now() < end) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    end = performance.now() + slice;
  };
}
