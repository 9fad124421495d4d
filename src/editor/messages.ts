import * as vscode from "vscode";
import { each, inSlices } from "../core/steps.ts";
import { labelText, messageText, promptText } from "../core/text/shownText.ts";

// The only file that calls VS Code's messages, lists, inputs, progress and dialogs. They may show text from files, in
// which VS Code would turn markup into links and icons. A test checks that no other file calls them.

type Show = (message: string, ...choices: string[]) => Thenable<string | undefined>;

async function shown<T extends string>(
  show: Show,
  sentence: string,
  choices: readonly T[],
): Promise<T | undefined> {
  const labels = choices.map(messageText);
  const chosen = await show(messageText(sentence), ...labels);
  return chosen === undefined ? undefined : choices[labels.indexOf(chosen)];
}

/** Shows a message; resolves with the chosen action. */
export function showInformation<T extends string>(sentence: string, ...choices: T[]): Promise<T | undefined> {
  return shown(vscode.window.showInformationMessage, sentence, choices);
}

/** Shows a warning; resolves with the chosen action. */
export function showWarning<T extends string>(sentence: string, ...choices: T[]): Promise<T | undefined> {
  return shown(vscode.window.showWarningMessage, sentence, choices);
}

/** Shows an error; resolves with the chosen action. */
export function showError<T extends string>(sentence: string, ...choices: T[]): Promise<T | undefined> {
  return shown(vscode.window.showErrorMessage, sentence, choices);
}

/** Asks for confirmation in a dialog; resolves with the chosen action. */
export async function askBefore<T extends string>(
  question: string,
  detail: string,
  ...actions: T[]
): Promise<T | undefined> {
  const options = { modal: true, detail: messageText(detail) };
  const show: Show = (message, ...labels) => vscode.window.showWarningMessage(message, options, ...labels);
  return await shown(show, question, actions);
}

/** Shows for three seconds in the status bar that something was done, after a VS Code icon. */
export function showDone(icon: string, sentence: string): void {
  vscode.window.setStatusBarMessage(`$(${icon}) ${labelText(sentence)}`, 3000);
}

/** Shows progress, in a notification that can be cancelled or in a view. */
export function withProgress<T>(
  where: { readonly title: string } | { readonly viewId: string },
  run: (
    report: (message: string, increment?: number) => void,
    token: vscode.CancellationToken,
  ) => Thenable<T>,
): Thenable<T> {
  const options: vscode.ProgressOptions =
    "title" in where
      ? {
          location: vscode.ProgressLocation.Notification,
          title: messageText(where.title),
          cancellable: true,
        }
      : { location: { viewId: where.viewId } };
  return vscode.window.withProgress<T>(options, (progress, token) => {
    const report = (message: string, increment?: number) =>
      progress.report({ message: messageText(message), ...(increment !== undefined && { increment }) });
    return run(report, token);
  });
}

/** VS Code sends all items to the window and searches all of them at each key. */
const mostItems = 20_000;

/** Escapes items and options for display. Cuts the list to `mostItems`; its title then says how many there are. */
function listed<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: vscode.QuickPickOptions,
): readonly [T[], vscode.QuickPickOptions] {
  const { title = "" } = options;
  const isCut = items.length > mostItems;
  const counted = isCut ? vscode.l10n.t("{0} (the first {1} of {2})", title, mostItems, items.length) : title;
  return [items.slice(0, mostItems).map(labelledItem), titled({ ...options, title: counted })];
}

/** Lets the user choose one item; resolves with the original item. */
export async function pickOne<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: vscode.QuickPickOptions,
): Promise<T | undefined> {
  const [labelled, shown] = listed(items, options);
  const chosen = await vscode.window.showQuickPick(labelled, shown);
  return chosen && items[labelled.indexOf(chosen)];
}

/** Lets the user check items; resolves with the original items. */
export async function pickSome<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: vscode.QuickPickOptions,
): Promise<readonly T[] | undefined> {
  const [labelled, shown] = listed(items, options);
  const chosen = await vscode.window.showQuickPick(labelled, { ...shown, canPickMany: true });
  const checked = chosen && new Set<unknown>(chosen);
  return checked && items.filter((_, index) => checked.has(labelled[index]));
}

/** A list that is filled while the user types. Set its items only with `setItems` or `setManyItems`. */
export function createPick<T extends vscode.QuickPickItem>(
  title: string,
  placeholder: string,
): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = messageText(title);
  pick.placeholder = messageText(placeholder);
  return pick;
}

/** Sets the items of a list. Returns them as the list has them, with escaped labels and all other fields unchanged. */
export function setItems<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  items: readonly T[],
): readonly T[] {
  const labelled = items.map(labelledItem);
  pick.items = labelled;
  return labelled;
}

/** Like `setItems`, for thousands of items: they are made and escaped in slices. */
export async function setManyItems<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  items: Iterable<T>,
): Promise<readonly T[]> {
  const labelled: T[] = [];
  await inSlices(each(items, (item) => labelled.push(labelledItem(item))));
  pick.items = labelled;
  return labelled;
}

function labelledItem<T extends vscode.QuickPickItem>(item: T): T {
  const { label, description, detail } = item;
  return {
    ...item,
    label: labelText(label),
    ...(description !== undefined && { description: labelText(description) }),
    ...(detail !== undefined && { detail: labelText(detail) }),
  };
}

function titled(options: vscode.QuickPickOptions): vscode.QuickPickOptions {
  const { title, placeHolder } = options;
  return {
    ...options,
    ...(title !== undefined && { title: messageText(title) }),
    ...(placeHolder !== undefined && { placeHolder: messageText(placeHolder) }),
  };
}

/**
 * What `ask` shows. `problem` returns what is wrong with the typed text; `note` returns a text about it that replaces
 * the prompt.
 */
export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  problem?(value: string): string | undefined;
  note?(value: string): string | undefined;
}

/** Asks for a line of text; `undefined` if cancelled. */
export async function ask(question: Question): Promise<string | undefined> {
  const { title, prompt, placeholder, value } = question;
  return await vscode.window.showInputBox({
    title: messageText(title),
    prompt: promptText(prompt),
    ...(placeholder !== undefined && { placeHolder: messageText(placeholder) }),
    ...(value !== undefined && { value }),
    validateInput(typed) {
      const problem = question.problem?.(typed);
      if (problem) return promptText(problem);
      const note = typed === value ? undefined : question.note?.(typed);
      return note && { message: promptText(note), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

/** Asks for a line of text and reports what is typed meanwhile; `undefined` if cancelled. */
export async function askWhileTyping(
  { title, prompt, value = "" }: Pick<Question, "title" | "prompt" | "value">,
  onTyped: (text: string) => void,
): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  input.title = messageText(title);
  input.prompt = promptText(prompt);
  input.value = value;
  try {
    return await new Promise<string | undefined>((resolve) => {
      input.onDidChangeValue(onTyped);
      input.onDidAccept(() => resolve(input.value));
      input.onDidHide(() => resolve(undefined));
      input.show();
    });
  } finally {
    input.dispose();
  }
}

/** Lets the user choose a folder, starting at `start`. */
export async function chooseFolderOnDisk(
  action: string,
  start: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: messageText(action),
    ...(start && { defaultUri: start }),
  });
  return chosen?.[0];
}

/** Lets the user choose files, or one folder (no system's dialog offers both). */
export async function chooseSourcesOnDisk(
  action: string,
  what: "files" | "folder",
): Promise<readonly vscode.Uri[] | undefined> {
  return await vscode.window.showOpenDialog({
    canSelectFiles: what === "files",
    canSelectFolders: what === "folder",
    canSelectMany: what === "files",
    openLabel: messageText(action),
  });
}
