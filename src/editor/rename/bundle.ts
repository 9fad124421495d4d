// Renaming. A separate bundle, loaded with the first rename.
export { renameRefusal } from "../../core/rename/planRename.ts";
export { refusalText } from "./refusalText.ts";
export { renameEdit } from "./renameEdit.ts";
