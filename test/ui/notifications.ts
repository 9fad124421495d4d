import type { Page } from "playwright-core";
import type { QuickInput } from "./quickInput.ts";
import { until } from "./waiting.ts";

/** A notification, as the centre lists it. */
export interface Notification {
  readonly text: string;
  /** What a click on a part of the text would open; a `command:` runs. */
  readonly links: readonly { readonly text: string; readonly target: string }[];
  readonly buttons: readonly string[];
}

export interface Notifications {
  /** All that were shown since the start or the last `clear()`, toasts that have gone by themselves too; newest first. */
  all(): Promise<readonly Notification[]>;
  /** Waits until one says `text`; gives it. */
  saying(text: string | RegExp): Promise<Notification>;
  clear(): Promise<void>;
}

/** The notification centre, opened for a look and closed again, and with it the toasts. */
export function notificationCentre(page: Page, quickInput: QuickInput): Notifications {
  const centre = page.locator(".notifications-center.visible");
  const rows = centre.locator(".monaco-list-row");

  async function run(title: string): Promise<void> {
    await page.keyboard.press("F1");
    await quickInput.opened();
    await quickInput.type(`>${title}`);
    await quickInput.pick(title);
    await quickInput.closed();
  }

  /** The rows in sight by their place in the list. */
  const inSight = () =>
    rows.evaluateAll((elements) =>
      elements.map((row) => ({
        index: Number(row.getAttribute("data-index")),
        /** How many rows the list has. */
        count: Number(row.getAttribute("aria-setsize")),
        text: row.querySelector(".notification-list-item-message")?.textContent ?? "",
        links: [...row.querySelectorAll(".notification-list-item-message a")].map((link) => ({
          text: link.textContent ?? "",
          target: link.getAttribute("href") || link.getAttribute("title") || "",
        })),
        buttons: [...row.querySelectorAll(".notification-list-item-buttons-container .monaco-button")].map(
          (button) => button.textContent ?? "",
        ),
      })),
    );

  /** Reads the list from its top until it is at its end, or has what is looked for. */
  async function read(isWanted: (one: Notification) => boolean): Promise<readonly Notification[]> {
    await run("Notifications: Show Notifications");
    await centre.waitFor();
    let found = new Map<number, Notification>();
    let count = 0;
    // The list draws only the rows in sight. It grows at its top: it is then read again from there.
    for (const end = Date.now() + 60_000; ; await page.waitForTimeout(30)) {
      if (Date.now() > end)
        throw new Error(`Of ${count} notifications ${found.size} were read within a minute.`);
      const sight = await inSight();
      const now = sight[0]?.count ?? 0;
      if (now !== count) {
        count = now;
        found = new Map();
        if (count === 0) break;
        await centre.locator(".monaco-list").hover();
        await page.mouse.wheel(0, -100_000);
        continue;
      }
      for (const { index, count: _, ...notification } of sight) found.set(index, notification);
      if (found.size >= count || [...found.values()].some(isWanted)) break;
      await page.mouse.wheel(0, sight.some(({ index }) => index === count - 1) ? -100_000 : 380);
    }
    await run("Notifications: Hide Notifications");
    await centre.waitFor({ state: "detached" });
    return [...found].sort(([a], [b]) => a - b).map(([, notification]) => notification);
  }

  return {
    all: () => read(() => false),
    async saying(wanted) {
      const isWanted = ({ text }: Notification) =>
        typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
      let found: Notification | undefined;
      await until(`a notification says ${wanted}`, async () => {
        found = (await read(isWanted)).find(isWanted);
        return found !== undefined;
      });
      return found as Notification;
    },
    async clear() {
      await run("Notifications: Clear All Notifications");
    },
  };
}
