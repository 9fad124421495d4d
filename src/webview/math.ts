// The bundle `readerMath`: KaTeX with its style. It is loaded for papers with a formula in their abstract or notes.
import katex from "katex";
import "katex/dist/katex.css";

/** Renders TeX into an element. What KaTeX does not know stays as it is written; nothing in it leads anywhere. */
export function renderFormula(tex: string, element: HTMLElement, display: boolean): void {
  try {
    katex.render(tex, element, {
      displayMode: display,
      throwOnError: true,
      strict: "ignore",
      trust: false,
      maxExpand: 200,
      maxSize: 20,
      output: "htmlAndMathml",
    });
  } catch {
    element.textContent = display ? `$$${tex}$$` : `$${tex}$`;
    element.classList.add("unreadable");
  }
}
