import * as vscode from "vscode";
import type { CiteStyle } from "../core/cite/citationText.ts";
import { excludesOf } from "../core/scan/excludes.ts";
import { type Setting, type SettingKey, settings } from "./settingTable.ts";

type ValueOf<K extends SettingKey> = (typeof settings)[K] extends Setting<infer T> ? T : never;

function valueAt<T>(setting: Setting<T>, key: string, scope: vscode.ConfigurationScope | undefined): T {
  const value = vscode.workspace.getConfiguration(undefined, scope ?? null).get<unknown>(key);
  return setting.is(value) ? value : setting.default;
}

/** A setting's value for `scope`; its default if settings.json has a value of another type. */
export function readSetting<K extends SettingKey>(key: K, scope?: vscode.ConfigurationScope): ValueOf<K>;
export function readSetting(key: SettingKey, scope?: vscode.ConfigurationScope): unknown {
  return valueAt<unknown>(settings[key], key, scope);
}

/** The user's own value of a setting, ignoring the workspace. */
export function usersSetting<K extends SettingKey>(key: K): ValueOf<K>;
export function usersSetting(key: SettingKey): unknown {
  const { is, default: otherwise }: Setting<unknown> = settings[key];
  const value: unknown = vscode.workspace.getConfiguration().inspect(key)?.globalValue;
  return is(value) ? value : otherwise;
}

/**
 * Cached settings, for code that runs at every keystroke: reading one from VS Code takes 0.1 ms, and a keystroke needs
 * a dozen.
 */
export interface Settings extends vscode.Disposable {
  /** Like `readSetting`, but cached until a setting changes. */
  readonly read: typeof readSetting;
}

/** The most cached values, one per setting and file. With more, most belong to files that were closed long ago. */
const mostKnown = 2000;

/** Create this before anything that rereads settings on a change, so that its cache is cleared first. */
export function createSettings(): Settings {
  const known = new Map<string, unknown>();
  const forget = () => known.clear();
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
  );
  function read<K extends SettingKey>(key: K, scope?: vscode.ConfigurationScope): ValueOf<K>;
  function read(key: SettingKey, scope?: vscode.ConfigurationScope): unknown {
    const name = `${key} ${nameOf(scope)}`;
    if (!known.has(name)) {
      if (known.size >= mostKnown) known.clear();
      known.set(name, readSetting(key, scope));
    }
    return known.get(name);
  }
  return { read, dispose: () => listeners.dispose() };
}

/** A cache key for a scope: settings differ by file or folder, and by language. */
function nameOf(scope: vscode.ConfigurationScope | undefined): string {
  if (!scope) return "";
  if (scope instanceof vscode.Uri) return scope.toString();
  return `${scope.uri?.toString() ?? ""} ${"languageId" in scope ? scope.languageId : ""}`;
}

/**
 * Whether a setting that is off by default is on for any folder or language. If not, its feature need not be
 * registered.
 */
export function mayBeOn(key: SettingKey): boolean {
  const scopes = [null, ...(vscode.workspace.workspaceFolders ?? [])];
  return scopes.some((scope) => {
    const values = vscode.workspace.getConfiguration(undefined, scope).inspect(key);
    const isOn = [values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].includes(true);
    return isOn || (values?.languageIds?.length ?? 0) > 0;
  });
}

/** Writes a setting: the workspace's value if there is one, else the user's. */
export async function writeSetting(
  key: SettingKey,
  value: string | readonly string[] | boolean,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const target = configuration.inspect(key)?.workspaceValue === undefined ? Global : Workspace;
  await configuration.update(key, value, target);
}

/** Calls `listener` when one of the settings changes anywhere. */
export function onSettings(keys: readonly SettingKey[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (keys.some((key) => change.affectsConfiguration(key))) listener();
  });
}

/** How citations are written in `scope`. */
export function citeStyle(scope?: vscode.ConfigurationScope): CiteStyle {
  return {
    form: readSetting("marginalia.cite.form", scope),
    template: readSetting("marginalia.cite.template", scope),
  };
}

/** The globs in `files.exclude` and `search.exclude` of a workspace folder. */
export function excludesIn(root: vscode.Uri): readonly string[] {
  const setting = (section: string): Readonly<Record<string, unknown>> => {
    const value: unknown = vscode.workspace.getConfiguration(section, root).get("exclude");
    return typeof value === "object" && value !== null ? { ...value } : {};
  };
  return excludesOf(setting("files"), setting("search"));
}
