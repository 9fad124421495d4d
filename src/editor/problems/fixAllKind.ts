import * as vscode from "vscode";

/**
 * The kind of action that rewrites all links in a file to the preferred form; `editor.codeActionsOnSave` can name it.
 */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("marginalia");
