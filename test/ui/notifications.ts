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

  async function run(title: string, isWanted?: () => Promise<boolean>): Promise<void> {
    await quickInput.pickBehind("F1", `>${title}`, title, isWanted);
    await quickInput.closed();
  }

  /** The rows in sight by their place in the list. */
  const inSight = () =>
    rows.evaluateAll((elements) =>
      elements.map((row) => ({
        index: Number(row.getAttribute("data-index")),
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

  async function all(): Promise<readonly Notification[]> {
    // VS Code may close it again at once, when the list of commands that it was asked from goes.
    for (let attempt = 1; attempt <= 3; attempt++) {
      await run("Notifications: Show Notifications");
      const isOpen = centre.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
      if (await isOpen) break;
    }
    await centre.waitFor();
    const found = new Map<number, Notification>();
    // The list has only the rows in sight.
    // Many of them are drawn one after another, so a look that shows no others is not the end yet.
    for (let idle = 0; idle < 4; ) {
      const known = found.size;
      for (const { index, ...notification } of await inSight()) {
        // One that has come meanwhile stands above the others, and has moved them all: they are read again.
        if ((found.get(index)?.text ?? notification.text) !== notification.text) found.clear();
        // One that has gone meanwhile has moved them, too. VS Code lists none twice.
        const said = JSON.stringify(notification);
        if ([...found].some(([other, one]) => other !== index && JSON.stringify(one) === said)) found.clear();
        found.set(index, notification);
      }
      if (found.size === 0) break;
      idle = found.size === known ? idle + 1 : 0;
      // The centre goes by itself when the last notification in it does.
      const box = await centre.boundingBox({ timeout: 1000 }).catch(() => null);
      if (box === null) break;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(100);
    }
    await run("Notifications: Hide Notifications", () => centre.isVisible());
    await centre.waitFor({ state: "detached" });
    return [...found].sort(([a], [b]) => a - b).map(([, notification]) => notification);
  }

  return {
    all,
    async saying(wanted) {
      let found: Notification | undefined;
      await until(`a notification says ${wanted}`, async () => {
        found = (await all()).find(({ text }) =>
          typeof wanted === "string" ? text.includes(wanted) : wanted.test(text),
        );
        return found !== undefined;
      });
      return found as Notification;
    },
    async clear() {
      await run("Notifications: Clear All Notifications");
    },
  };
}
