import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { languages } from "../../src/editor/documents/languages.ts";
import {
  citedViewId,
  citesContext,
  commands,
  dailyViewId,
  filterContext,
  filteredContext,
  foldersContext,
  libraryViewId,
  loadedContext,
  overviewViewType,
  readerViewType,
  recordReaderViewType,
  scannedContext,
  searchingContext,
} from "../../src/editor/manifest.ts";
import { type Setting, settings } from "../../src/editor/settingTable.ts";

interface Contribution {
  readonly command: string;
  readonly when?: string;
  readonly title?: string;
  readonly category?: string;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const contributes = manifest.contributes;
const contributed: readonly Contribution[] = contributes.commands;
const menus: Readonly<Record<string, readonly Contribution[]>> = contributes.menus;
const properties: Readonly<
  Record<string, { type: string; default: unknown; enum?: unknown; scope?: string }>
> = contributes.configuration.properties;

describe("package.json and the code", () => {
  it("have the same commands", () => {
    assert.deepEqual(contributed.map(({ command }) => command).sort(), Object.keys(commands).sort());
  });

  it("register every command, in a function that somebody calls", () => {
    const files = readdirSync("src/editor", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `src/editor/${file}`);
    const texts = ["src/extension.ts", ...files].map((file) => readFileSync(file, "utf8"));
    const found = (pattern: RegExp) =>
      texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name));
    const registered = new Set(found(/\b(?:register|setting)Command\(\s*(?:[\w.]+,\s*)?"([\w.]+)"/g));
    assert.deepEqual(
      Object.keys(commands).filter((id) => !registered.has(id)),
      [],
    );
    const called = new Set(found(/(?<!function )\b(register\w+)\(/g));
    assert.deepEqual(
      found(/^export (?:async )?function (register\w+)/gm).filter((name) => !called.has(name)),
      [],
    );
  });

  it("hide from the palette the commands that only we run", () => {
    const hidden = menus.commandPalette?.filter(({ when }) => when === "false");
    const internal = Object.entries(commands).filter(([, kind]) => kind === "internal");
    assert.deepEqual(
      hidden?.map(({ command }) => command),
      internal.map(([command]) => command),
    );
  });

  it("have the same settings, with the same types, defaults and choices", () => {
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(settings).sort());
    for (const [key, ours] of Object.entries<Setting<unknown>>(settings)) {
      const theirs = properties[key];
      assert.deepEqual(theirs?.default, ours.default, key);
      assert.deepEqual(theirs?.enum, ours.oneOf, key);
      assert.equal(theirs?.type, Array.isArray(ours.default) ? "array" : typeof ours.default, key);
      assert.ok(ours.is(theirs?.default), key);
    }
  });

  it("wake for the languages that we read, and for nothing broader", () => {
    assert.deepEqual(manifest.activationEvents, [
      // VS Code derives none from what is contributed for tabs that it brings back.
      `onWebviewPanel:${overviewViewType}`,
      ...languages.map((language) => `onLanguage:${language}`),
    ]);
  });

  it("name the same view and reader", () => {
    const views: readonly { id: string }[] = contributes.views.marginalia;
    assert.deepEqual(
      views.map(({ id }) => id),
      [libraryViewId, citedViewId, dailyViewId],
    );
    assert.equal(contributes.customEditors[0].viewType, readerViewType);
    assert.equal(contributes.customEditors[0].priority, "option");
  });

  it("use only commands and settings that exist, wherever the source names one", () => {
    const known = new Set([
      ...Object.keys(commands),
      ...Object.keys(settings),
      libraryViewId,
      citedViewId,
      overviewViewType,
      dailyViewId,
      readerViewType,
      recordReaderViewType,
      citesContext,
      filterContext,
      filteredContext,
      foldersContext,
      loadedContext,
      scannedContext,
      searchingContext,
    ]);
    for (const file of readdirSync("src/editor", { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const text = readFileSync(`src/editor/${file}`, "utf8");
      for (const [, name = ""] of text.matchAll(/"(marginalia\.[\w.]+)"/g))
        assert.ok(known.has(name), `${file}: ${name}`);
    }
  });
});

describe("package.json", () => {
  it("names one bundle for all hosts", () => {
    assert.equal(manifest.main, "./dist/extension.js");
    assert.equal(manifest.browser, manifest.main);
  });

  it("works in untrusted and virtual workspaces", () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, "limited");
    assert.match(manifest.capabilities.virtualWorkspaces.description, /open files/);
  });

  it("has only menu entries whose command exists, on our own view", () => {
    const ids = new Set(contributed.map(({ command }) => command));
    for (const [menu, entries] of Object.entries(menus)) {
      for (const { command, when = "" } of entries) {
        assert.ok(ids.has(command), `${menu}: ${command}`);
        if (menu.startsWith("view/"))
          assert.match(
            when,
            /^view (== marginalia\.(library|cited|daily)\b|=~ \/\^marginalia\\\.\(library\|cited\)\$\/)/,
            `${menu}: ${command}`,
          );
      }
    }
  });

  it("has links in its welcome texts only to commands that exist", () => {
    for (const { contents } of contributes.viewsWelcome) {
      for (const [, command = ""] of contents.matchAll(/command:([\w.]+)/g))
        assert.ok(command in commands || command === "vscode.openFolder", command);
    }
  });

  it("has a walkthrough whose links and pictures are there", () => {
    const steps = contributes.walkthroughs.flatMap(
      (walkthrough: { steps: readonly { description: string; media: { svg: string } }[] }) =>
        walkthrough.steps,
    );
    assert.equal(steps.length, 4);
    for (const { description, media } of steps) {
      assert.ok(existsSync(media.svg), media.svg);
      for (const [, command = ""] of description.matchAll(/command:([\w.]+)/g))
        assert.ok(command in commands || command === "workbench.view.extension.marginalia", command);
    }
  });

  it("gives every command our category and a title without emoji", () => {
    for (const { title = "", category } of contributed) {
      assert.equal(category, "Marginalia");
      assert.match(title, /^[A-Z][\w ,()]+…?$/);
    }
  });

  it("has no key that VS Code has: only one in a list of ours", () => {
    const keys: readonly { when: string }[] = contributes.keybindings;
    assert.deepEqual(
      keys.map(({ when }) => when),
      [`inQuickInput && ${searchingContext}`],
    );
  });

  it("names icons that are there", () => {
    for (const icon of [
      manifest.icon,
      contributes.viewsContainers.activitybar[0].icon,
      contributes.views.marginalia[0].icon,
    ])
      assert.ok(existsSync(icon), icon);
  });

  it("lets no workspace say where the personal library is", () => {
    assert.equal(properties["marginalia.library.personalFolder"]?.scope, "machine");
  });
});
