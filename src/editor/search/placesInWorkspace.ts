import * as vscode from "vscode";
import { notesOffset } from "../../core/library/paperFile/frontMatter.ts";
import { PlaceSearch } from "../../core/search/placeSearch.ts";
import { type CodePlace, codePlaces, type NotePlace, notePlaces } from "../../core/search/searchPlaces.ts";
import { showCitation } from "../documents/citationPlaces.ts";
import { linesOf, newestLines, openDocument } from "../documents/newestText.ts";
import { fileOf } from "../papers/fileOfPaper.ts";
import type { Services } from "../services.ts";

export type FoundPlace = NotePlace | CodePlace;
type Deps = Pick<Services, "library" | "index" | "documents">;

/** How many files are read at once; in a virtual workspace each is a request. */
const readsAtOnce = 8;

/**
 * Searches what the user wrote: lines of notes, and the lines around citations. Files are read when first searched.
 */
export interface PlacesInWorkspace extends vscode.Disposable {
  /** Reads what is new or changed, until aborted; calls `onMore` now and then when there is more. */
  read(signal: AbortSignal, onMore: () => void): Promise<void>;
  search(query: string, limit: number): readonly FoundPlace[];
  open(place: FoundPlace): Promise<void>;
}

export function createPlacesInWorkspace(deps: Deps): PlacesInWorkspace {
  const { library, index } = deps;
  const places = new PlaceSearch<FoundPlace>();
  /** The notes read so far, by paper. */
  const notes = new Map<string, string>();
  const changed = new Set<string>();
  const listener = index.onDidChange(({ files }) => {
    for (const file of files) changed.add(file);
  });

  function readNotes(): void {
    const gone = new Set(notes.keys());
    for (const paper of library.papers) {
      if (paper.notes === undefined || paper.notes.trim() === "") continue;
      gone.delete(paper.id);
      if (notes.get(paper.id) === paper.notes) continue;
      notes.set(paper.id, paper.notes);
      places.set(`notes of ${paper.id}`, notePlaces(paper));
    }
    for (const id of gone) {
      notes.delete(id);
      places.delete(`notes of ${id}`);
    }
  }

  async function readFile(file: string): Promise<void> {
    changed.delete(file);
    const citations = index.in(file);
    const lines = citations.length === 0 ? undefined : await newestLines(file);
    if (lines === undefined) places.delete(file);
    else places.set(file, codePlaces(file, lines, citations));
  }

  return {
    async read(signal, onMore) {
      readNotes();
      const known = new Set(places.owners());
      const isDue = (file: string) =>
        !known.has(file) || changed.has(file) || openDocument(file) !== undefined;
      const due = [...new Set([...index.files(), ...changed])].filter(isDue);
      for (let n = 0; n < due.length && !signal.aborted; n += readsAtOnce) {
        await Promise.all(due.slice(n, n + readsAtOnce).map(readFile));
        onMore();
      }
    },
    search: (query, limit) => places.search(query, limit),
    async open(place) {
      if ("backlink" in place) await showCitation(deps, place.backlink);
      else await openNote(place);
    },
    dispose: () => listener.dispose(),
  };
}

/** Opens the paper's file at a line of its notes. */
async function openNote({ paper, line, text }: NotePlace): Promise<void> {
  const uri = fileOf(paper);
  if (!uri) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const whole = document.getText();
  const first = linesOf(whole.slice(0, notesOffset(whole) ?? 0)).length - 1;
  // The notes shown may belong to another layer, or may have changed since.
  const isThere = (at: number) => at < document.lineCount && document.lineAt(at).text.startsWith(text);
  const lines = linesOf(whole);
  const at = isThere(first + line) ? first + line : lines.findIndex((one) => one.startsWith(text));
  const selection = document.lineAt(Math.max(0, at)).range;
  await vscode.window.showTextDocument(document, { preview: false, selection });
}
