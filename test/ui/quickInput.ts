import type { Locator, Page } from "playwright-core";
import { until } from "./waiting.ts";

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
  /**
   * Opens the box with a key, types into it and takes an entry. A view that takes the focus a moment late (a page that
   * has just loaded) closes the box: then it is opened again, as one would, as long as the entry is wanted.
   */
  pickBehind(key: string, text: string, entry: string, isWanted?: () => Promise<boolean>): Promise<void>;
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
  const wait = { timeout: 4_000 };

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
    async pickBehind(key, text, wanted, isWanted = async () => true) {
      await until(`“${wanted}” is picked`, async () => {
        if (!(await isWanted())) return true;
        await page.keyboard.press(key);
        try {
          await input.fill(text, wait);
          await entry(wanted).click(wait);
          return true;
        } catch {
          await page.keyboard.press("Escape");
          return false;
        }
      });
    },
    async cancel() {
      await input.press("Escape");
      await closed();
    },
    message: async () => (await box.locator(".quick-input-message").textContent()) ?? "",
  };
}
