import type { Locator, Page } from "playwright-core";
import { chooseInMenu } from "./menu.ts";
import { until } from "./waiting.ts";

/** A tree view of the side bar, by the name that its header shows (`Library`). */
export interface Tree {
  readonly list: Locator;
  /** The row whose text contains `text`; scrolls to it if need be. Waits for it as every locator does. */
  row(text: string): Locator;
  /** What is visible of the rows: indentation from 1, label and the grey description. */
  rows(): Promise<readonly TreeRow[]>;
  /** Opens a branch that is closed; waits until it has children. */
  expand(text: string): Promise<void>;
  expandAll(): Promise<void>;
  /**
   * Clicks a paper's row until the window has an editor: VS Code forgets the command of a row that is drawn anew while it
   * is clicked.
   */
  opensFirst(text: string, click?: "click" | "dblclick"): Promise<void>;
  /** Presses an action of the row, shown when the mouse is over it (`Cite Paper`). */
  rowAction(text: string, action: string): Promise<void>;
  /** Opens the row's context menu and presses an entry. */
  contextMenu(text: string, entry: string): Promise<void>;
}

export interface TreeRow {
  readonly level: number;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says of it: “Serving, 4 papers”. */
  readonly said: string;
  /** `undefined` for a leaf. */
  readonly expanded: boolean | undefined;
}

export function treeView(page: Page, name: string): Tree {
  const list = page.locator(`.monaco-list[role="tree"][aria-label="${name}"]`);
  const all = list.locator('.monaco-list-row[role="treeitem"]');
  const row = (text: string) => all.filter({ hasText: text }).first();
  const closed = list.locator('.monaco-list-row[aria-expanded="false"]');
  return {
    list,
    row,
    rows: () =>
      all.evaluateAll((elements) =>
        elements
          .map((element) => ({
            index: Number(element.getAttribute("data-index")),
            level: Number(element.getAttribute("aria-level")),
            label: element.querySelector(".label-name")?.textContent ?? "",
            description: element.querySelector(".label-description")?.textContent ?? "",
            said: element.getAttribute("aria-label") ?? "",
            expanded: element.hasAttribute("aria-expanded")
              ? element.getAttribute("aria-expanded") === "true"
              : undefined,
          }))
          .sort((a, b) => a.index - b.index)
          .map(({ index: _, ...shown }) => shown),
      ),
    async expand(text) {
      const branch = row(text);
      await branch.waitFor();
      if ((await branch.getAttribute("aria-expanded")) !== "false") return;
      await branch.locator(".monaco-tl-twistie").click();
      await list
        .locator('.monaco-list-row[aria-expanded="true"]')
        .filter({ hasText: text })
        .first()
        .waitFor();
    },
    async expandAll() {
      await all.first().waitFor();
      await until("every branch is open", async () => {
        if ((await closed.count()) === 0) return true;
        // From below, so that what opens does not push the next ones out of sight. A row may be drawn anew meanwhile.
        await closed
          .last()
          .locator(".monaco-tl-twistie")
          .click({ timeout: 1000 })
          .catch(() => undefined);
        await page.waitForTimeout(100);
        return false;
      });
    },
    async opensFirst(text, click = "click") {
      const tab = page.locator(".tabs-container .tab").first();
      await until(`${text} opens`, async () => {
        await row(text)[click]();
        return await tab.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      });
    },
    async rowAction(text, action) {
      await row(text).hover();
      await row(text).locator(`.action-label[aria-label^="${action}"]`).click();
    },
    async contextMenu(text, entry) {
      await row(text).click({ button: "right" });
      await chooseInMenu(page, entry);
    },
  };
}

/** How many papers the branches have in all, as they say: a long title has its count in a badge, which is no text. */
export function papersOf(rows: readonly TreeRow[]): number {
  return rows.reduce((sum, { said }) => {
    const count = /, (one|\d+) papers?/.exec(said)?.[1];
    return sum + (count === "one" ? 1 : Number(count ?? 0));
  }, 0);
}
