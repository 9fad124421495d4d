// The bundle `readerMath`: KaTeX with its style sheet. Loaded for papers with formulas in their abstract or notes.
import katex from "katex";
import "katex/dist/katex.css";

/** Renders TeX into an element. What KaTeX does not know stays as written, and nothing becomes a link. */
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
