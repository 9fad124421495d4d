import type { Locator, Page } from "playwright-core";

/** The box at the top of the window: command palette, quick pick, input box. */
export interface QuickInput {
  readonly box: Locator;
  readonly input: Locator;
  /** Waits until it is open. */
  opened(): Promise<void>;
  closed(): Promise<void>;
  /** Replaces what stands in the box. */
  type(text: string): Promise<void>;
  /** An entry that contains `text`. */
  entry(text: string): Locator;
  entries(): Promise<readonly string[]>;
  /** Waits for an entry and takes it. */
  pick(text: string): Promise<void>;
  accept(): Promise<void>;
  cancel(): Promise<void>;
  /** What is written under the box (validation of an input). */
  message(): Promise<string>;
}

export function quickInput(page: Page): QuickInput {
  const box = page.locator(".quick-input-widget:visible");
  const input = box.locator(".quick-input-box input, .quick-input-box textarea").first();
  const list = box.locator(".quick-input-list .monaco-list-row");
  const entry = (text: string) => list.filter({ hasText: text }).first();
  const closed = () => box.waitFor({ state: "detached" });
  return {
    box,
    input,
    opened: () => input.waitFor(),
    closed,
    type: (text) => input.fill(text),
    entry,
    entries: () => list.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? "")),
    pick: (text) => entry(text).click(),
    accept: () => input.press("Enter"),
    async cancel() {
      await input.press("Escape");
      await closed();
    },
    message: async () => (await box.locator(".quick-input-message").textContent()) ?? "",
  };
}
