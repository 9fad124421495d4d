import type { Locator, Page } from "playwright-core";

/** The text editor that is active. */
export interface TextEditor {
  readonly element: Locator;
  /** Line and column from 1, as VS Code shows them. */
  goTo(line: number, column?: number): Promise<void>;
  /** Types key by key at the cursor, with what the editor makes of it (indentation, suggestions). */
  type(text: string): Promise<void>;
  /** The lines in sight, as one text; white space is plain. */
  text(): Promise<string>;
  /** Waits until the lines in sight contain `text`; gives them. Keys arrive later than `type` ends. */
  shows(text: string | RegExp): Promise<string>;
  /** The first place in sight that shows `text`: for clicks, and the mouse resting on it. */
  place(text: string): Locator;
  /** Lets the mouse rest on `text` and gives what the hover says. */
  hover(text: string): Promise<string>;
}

export function textEditor(page: Page): TextEditor {
  const element = page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();
  const place = (text: string) => element.locator(".view-line span span", { hasText: text }).last();
  const text = () =>
    element.locator(".view-lines .view-line").evaluateAll((lines) =>
      lines
        .map((line) => ({
          top: Number.parseFloat(line instanceof HTMLElement ? line.style.top : "0"),
          text: (line.textContent ?? "").replace(/\u00a0/g, " "),
        }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text)
        .join("\n"),
    );
  return {
    element,
    async goTo(line, column = 1) {
      await element.locator(".view-lines").first().waitFor();
      await page.keyboard.press("Control+G");
      const input = page.locator(".quick-input-widget:visible .quick-input-box input");
      await input.fill(`:${line}:${column}`);
      await input.press("Enter");
      await page.locator(".quick-input-widget:visible").waitFor({ state: "detached" });
    },
    type: (text) => page.keyboard.type(text, { delay: 5 }),
    text,
    async shows(wanted) {
      for (const end = Date.now() + 15_000; ; await page.waitForTimeout(50)) {
        const seen = await text();
        if (typeof wanted === "string" ? seen.includes(wanted) : wanted.test(seen)) return seen;
        if (Date.now() > end) throw new Error(`The editor does not show ${wanted}:\n${seen.slice(0, 1500)}`);
      }
    },
    place,
    async hover(text) {
      await place(text).hover();
      const hover = page.locator(".monaco-hover:visible .hover-contents:not(:empty)").first();
      await hover.waitFor();
      // A link's own tip may be there before what providers answer.
      for (let before = ""; ; ) {
        const said = (await page.locator(".monaco-hover:visible").allInnerTexts()).join("\n");
        if (said !== "" && said === before) return said;
        before = said;
        await page.waitForTimeout(700);
      }
    },
  };
}
