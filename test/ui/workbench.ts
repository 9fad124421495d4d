// The workbench as a user sees it: everything goes through clicks and keys.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { settingsFile } from "../host/server.ts";
import { type TextEditor, textEditor } from "./editor.ts";
import { type Notifications, notificationCentre } from "./notifications.ts";
import { type QuickInput, quickInput } from "./quickInput.ts";
import { type Tree, treeView } from "./tree.ts";
import { until } from "./waiting.ts";

export type Theme = "light" | "dark" | "high contrast" | "high contrast light";

export interface Surroundings {
  /** The folder that the workbench shows; a copy, for the tests to change. Empty for a window without a folder. */
  readonly workspace: string;
  /** The server's data, with the user's settings. */
  readonly data: string;
  /** VS Code's version, as in `1.139.1`. */
  readonly version: string;
  readonly screenshots: string;
}

export class Workbench {
  readonly page: Page;
  readonly workspace: string;
  readonly quickInput: QuickInput;
  readonly editor: TextEditor;
  readonly notifications: Notifications;
  readonly #surroundings: Surroundings;

  constructor(page: Page, surroundings: Surroundings) {
    this.page = page;
    this.workspace = surroundings.workspace;
    this.quickInput = quickInput(page);
    this.editor = textEditor(page);
    this.notifications = notificationCentre(page, this.quickInput);
    this.#surroundings = surroundings;
  }

  /** Waits until the workbench stands and its shortcuts work. */
  async ready(): Promise<void> {
    await this.page
      .locator(".monaco-workbench .activitybar .action-label")
      .first()
      .waitFor({ timeout: 60_000 });
    await this.page
      .locator(".monaco-workbench .statusbar .statusbar-item")
      .first()
      .waitFor({ timeout: 60_000 });
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** A tree view in sight, by its name. */
  tree(name: string): Tree {
    return treeView(this.page, name);
  }

  /** Opens a container of the activity bar by its title, if it is not the one that shows. */
  async openContainer(title: string): Promise<void> {
    const item = this.page
      .locator(".activitybar .action-item")
      .filter({ has: this.page.locator(`.action-label[aria-label^="${title}"]`) })
      .first();
    await item.waitFor({ timeout: 60_000 });
    const shows = async () =>
      (await item.getAttribute("aria-expanded")) === "true" || (await hasClass(item, "checked"));
    // A click on the one that shows closes it, and a window that still starts may open it before the click.
    await until(`${title} shows`, async () => {
      if (await shows()) return true;
      await item.click();
      await this.page.waitForTimeout(200);
      return shows();
    });
    // The tooltip would cover what is beside it.
    await this.page.mouse.move(700, 500);
  }

  /** The icon of our container, then the tree of the view. */
  async openLibrary(): Promise<Tree> {
    await this.openContainer("Marginalia");
    const library = this.tree("Library");
    await library.list.locator(".monaco-list-row").first().waitFor({ timeout: 60_000 });
    return library;
  }

  /** Runs a command by its full title in the command palette (`Marginalia: Cite Paper`). */
  async run(title: string): Promise<void> {
    await this.quickInput.pickBehind("F1", `>${title}`, title);
  }

  /** Opens a file of the workspace through Go to File. */
  async openFile(path: string): Promise<TextEditor> {
    await this.#goToFile(path);
    await this.editor.element.locator(".view-line").first().waitFor();
    // The tooltip of a tab on which the mouse was left lies over the first lines.
    const { x, y } = await centre(this.editor.element);
    await this.page.mouse.move(x, y);
    await this.editor.element
      .locator(".view-lines")
      .first()
      .click({ position: { x: 300, y: 5 } });
    return this.editor;
  }

  /** Opens a notebook through Go to File; gives its first cell that contains `text`, with the focus in its editor. */
  async openCell(path: string, text: string): Promise<Locator> {
    await this.#goToFile(path);
    const cell = this.page.locator(".notebook-editor .cell-list-container .code-cell-row", { hasText: text });
    await cell.first().locator(".view-line").first().click();
    return cell.first();
  }

  async #goToFile(path: string): Promise<void> {
    const name = path.split("/").at(-1) ?? path;
    await this.quickInput.pickBehind("Control+P", path, name);
    await this.tab(name).waitFor();
  }

  /**
   * An editor's tab, by (a part of) the name of its file, whatever it is called; without a file by its title. Its classes: `dirty`; in
   * a preview the label is `.italic`.
   */
  tab(name: string): Locator {
    return this.page
      .locator(
        `.tabs-container .tab:is([data-resource-name*=${JSON.stringify(name)}], :has-text(${JSON.stringify(name)}))`,
      )
      .first();
  }

  async isDirty(name: string): Promise<boolean> {
    return hasClass(this.tab(name), "dirty");
  }

  /**
   * The page of a webview: the frame that shows (or will show) an element. One that is there and not shown does not
   * count: its text would be read without the spaces between its parts.
   */
  async frameWith(selector: string, timeout = 30_000): Promise<Frame> {
    const end = Date.now() + timeout;
    for (;;) {
      for (const frame of this.page.frames()) {
        if (frame === this.page.mainFrame()) continue;
        const found = await frame
          .locator(selector)
          .filter({ visible: true })
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      if (Date.now() > end) throw new Error(`No webview shows ${selector} after ${timeout / 1000} s.`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Drags with the mouse. VS Code's own rule: a drop goes into the text with Shift, else it opens what is dropped. */
  async drag(from: Locator, to: Locator, { shift = false } = {}): Promise<void> {
    const start = await centre(from);
    const end = await centre(to);
    const { mouse, keyboard } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + 8, start.y + 4, { steps: 3 });
    await this.page.waitForTimeout(300);
    if (shift) await keyboard.down("Shift");
    await mouse.move(end.x, end.y, { steps: 12 });
    await this.page.waitForTimeout(300);
    await mouse.move(end.x + 1, end.y);
    await mouse.up();
    if (shift) await keyboard.up("Shift");
  }

  /** Presses a button of a notification or dialog, by its label. */
  async button(label: string): Promise<void> {
    const buttons = ".notifications-toasts .monaco-button, .monaco-dialog-box .monaco-button";
    await this.page.locator(buttons).filter({ hasText: label }).first().click();
  }

  /** Chooses a theme as a user does, and waits until it shows. */
  async theme(theme: Theme): Promise<void> {
    const modern = this.#surroundings.version.startsWith("1.100.") ? "Default " : "";
    const themes = {
      light: [`${modern}Light Modern`, "vs"],
      dark: [`${modern}Dark Modern`, "vs-dark"],
      "high contrast": ["Dark High Contrast", "hc-black"],
      "high contrast light": ["Light High Contrast", "hc-light"],
    } as const;
    const [name, shows] = themes[theme];
    const shown = name.replace(/^Default /, "");
    const wait = { timeout: 5_000 };
    // A view that takes the focus a moment late closes the list.
    await until(`the theme “${shown}” is picked`, async () => {
      await this.run("Preferences: Color Theme");
      try {
        await this.page.locator('.quick-input-widget:visible input[placeholder*="heme"]').fill(shown, wait);
        await this.page.waitForTimeout(300);
        await this.quickInput.entry(shown).click(wait);
        return true;
      } catch {
        await this.page.keyboard.press("Escape");
        return false;
      }
    });
    await this.quickInput.closed();
    await this.page.locator(`.monaco-workbench.${shows}`).waitFor();
  }

  /** What Marginalia's log says. */
  async log(): Promise<string> {
    await this.page.keyboard.press("Escape");
    await this.run("Marginalia: Show Log");
    const lines = this.page.locator(".output-view .view-lines, .pane-body.output-view .view-lines").first();
    await lines.waitFor();
    return (await lines.innerText()).replaceAll("\u00a0", " ");
  }

  /** Saves a screenshot under `.vscode-test/screenshots/`; gives its path. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(this.#surroundings.screenshots, { recursive: true });
    const path = join(this.#surroundings.screenshots, `${name.replace(/[^\w.-]+/g, "-")}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Where the user's settings are, for tests of what the product writes there. */
  get settingsFile(): string {
    return settingsFile(this.#surroundings.data);
  }
}

async function hasClass(element: Locator, name: string): Promise<boolean> {
  return ((await element.getAttribute("class")) ?? "").split(/\s+/).includes(name);
}

/** The middle of an element. A line that is coloured anew meanwhile has other elements: they are looked for again. */
export async function centre(element: Locator): Promise<{ x: number; y: number }> {
  let box: Awaited<ReturnType<Locator["boundingBox"]>> = null;
  await until(`${element} is in sight`, async () => {
    await element.waitFor();
    box = await element.boundingBox();
    return box !== null;
  });
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}
