import * as vscode from "vscode";
import type { Services } from "../services.ts";
import { registerCodeLens } from "./codeLens.ts";
import { registerCompletion } from "./completion.ts";
import { registerDefinition } from "./definition.ts";
import { registerHighlights } from "./documentHighlights.ts";
import { registerFollow } from "./follow.ts";
import { registerHover } from "./hover.ts";
import { registerLinks } from "./links.ts";
import { registerPaste } from "./paste.ts";
import { registerReferences } from "./references.ts";
import { registerRename } from "./rename.ts";
import { registerSymbols } from "./symbols.ts";

type Deps = Pick<
  Services,
  | "bundles"
  | "library"
  | "index"
  | "search"
  | "documents"
  | "libraryFiles"
  | "workspaceScan"
  | "settings"
  | "log"
>;

/** VS Code's language features for citations, in every language. Each file of this folder is one feature. */
export function registerLanguageFeatures(deps: Deps): vscode.Disposable {
  const follow = registerFollow(deps);
  return vscode.Disposable.from(
    follow,
    registerHover(deps),
    registerLinks(deps),
    registerDefinition(deps, follow),
    registerReferences(deps),
    registerHighlights(deps),
    registerSymbols(deps),
    registerCompletion(deps),
    registerRename(deps),
    registerPaste(deps),
    registerCodeLens(deps),
  );
}
