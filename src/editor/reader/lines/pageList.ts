/** A part of the page is updated this many milliseconds after the last keystroke in the notes. */
const debounceMs = 300;

/** A part of the page that is made from the notes and the citing lines. */
export interface PageList {
  /** Shows it now, if it has changed or if the page has lost it (`isGone`). */
  show(isGone?: boolean): void;
  /** Shows it once the notes have not changed for a moment. */
  showSoon(): void;
  dispose(): void;
}

/** `make` returns the content, or `undefined` while it is unknown; `post` sends new content; `report` gets errors. */
export function pageList<T>(
  make: () => Promise<T | undefined> | T | undefined,
  post: (made: T) => void,
  report: (error: unknown) => void,
): PageList {
  let shown = "";
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = async (isGone: boolean) => {
    const run = ++last;
    const made = await make();
    // A later call has newer content.
    if (made === undefined || run !== last) return;
    const text = JSON.stringify(made);
    if (text === shown && !isGone) return;
    shown = text;
    post(made);
  };
  const show = (isGone = false) => void draw(isGone).catch(report);
  return {
    show,
    showSoon() {
      clearTimeout(timer);
      timer = setTimeout(show, debounceMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
