import type { Page } from "playwright-core";
import { until } from "./waiting.ts";

/** The entries of the context menu that is open, as it shows them. */
export async function menuEntries(page: Page): Promise<readonly string[]> {
  const items = page.locator(".monaco-menu .action-label");
  await items.first().waitFor();
  return await items.allInnerTexts();
}

/** Presses an entry of the context menu that is open, or opens now. */
export async function chooseInMenu(page: Page, entry: string): Promise<void> {
  const item = page.locator(".monaco-menu .action-label", { hasText: entry }).first();
  await item.waitFor();
  // A menu takes no click right after it has opened.
  await until(`${entry} is chosen`, async () => {
    await page.waitForTimeout(300);
    if ((await item.count()) === 0) return true;
    await item.click({ timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(300);
    return (await item.count()) === 0;
  });
}
