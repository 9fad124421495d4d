// Renaming, in a bundle of its own that is loaded with the first rename.
export { renameRefusal } from "../../core/rename/renameCitekey.ts";
export { refusalText } from "./refusalText.ts";
export { renameEdit } from "./renameEdit.ts";
