import type { Page } from "playwright-core";

/** VS Code does it every five seconds, when it is idle. */
const patience = 60_000;

/**
 * Waits until VS Code in the browser has written down a state of the window that contains an expression: a reload starts
 * from what is written down.
 */
export async function untilKept(page: Page, wanted: RegExp): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await page.waitForTimeout(500))
    if (await hasKept(page, wanted.source)) return;
  throw new Error(`VS Code has not written down ${wanted}.`);
}

const hasKept = (page: Page, pattern: string) =>
  page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
      });
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("vscode-web-state-db-")) continue;
      const database = await done(indexedDB.open(name));
      const values: readonly unknown[] = await done(
        database.transaction("ItemTable").objectStore("ItemTable").getAll(),
      );
      database.close();
      if (values.some((value) => typeof value === "string" && new RegExp(wanted).test(value))) return true;
    }
    return false;
  }, pattern);
