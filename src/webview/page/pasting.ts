import type { Intent, Strings } from "../../protocol/messages.ts";
import type { NotesField } from "./notesField.ts";

/** The largest picture that can be pasted, in bytes. */
const largest = 10_000_000;
/** What may be the address or id of a paper. */
const address = /^(?:https?:\/\/\S{4,300}|(?:arxiv|doi):\S{3,200}|10\.\d{4,9}\/\S{2,200})$/i;

/**
 * Handles pastes into the notes: pictures are saved in the paper's folder, addresses of known papers become citations.
 */
export class Pasting {
  readonly #strings: Strings;
  readonly #field: NotesField;
  readonly #post: (intent: Intent) => void;

  constructor(strings: Strings, field: NotesField, post: (intent: Intent) => void) {
    this.#strings = strings;
    this.#field = field;
    this.#post = post;
    field.area.addEventListener("paste", (event) => this.#pasted(event));
  }

  /** Replaces the pasted address of a known paper by a citation, in its own undo step. */
  cite(text: string, key: string): void {
    const { area } = this.#field;
    const end = area.selectionStart;
    if (!area.value.slice(0, end).endsWith(text)) return;
    const start = end - text.length;
    // Do not touch the target of a link.
    if (/[(<]$/.test(area.value.slice(0, start))) return;
    this.#field.change({ start, end, text: `[@${key}]` }, "end");
  }

  /** Inserts the link of a saved picture at the caret. */
  insert(text: string): void {
    const { selectionStart: start, selectionEnd: end } = this.#field.area;
    this.#field.change({ start, end, text }, "end");
  }

  #pasted(event: ClipboardEvent): void {
    const data = event.clipboardData;
    const text = data?.getData("text/plain").trim() ?? "";
    const picture = [...(data?.files ?? [])].find(({ type }) => /^image\/(?:png|jpeg|gif|webp)$/.test(type));
    if (picture && text === "") {
      event.preventDefault();
      if (picture.size <= largest) void this.#send(picture);
      else this.#field.say(this.#strings.pictureTooLarge, false);
    } else if (address.test(text)) window.setTimeout(() => this.#post({ kind: "pasted-address", text }));
  }

  async #send(picture: File): Promise<void> {
    const bytes = new Uint8Array(await picture.arrayBuffer());
    let binary = "";
    for (let at = 0; at < bytes.length; at += 8192) {
      binary += Array.from(bytes.subarray(at, at + 8192), (byte) => String.fromCharCode(byte)).join("");
    }
    this.#post({ kind: "paste-picture", type: picture.type, base64: btoa(binary) });
  }
}
