import type { Intent } from "../../protocol/messages.ts";
import type { NotesField } from "./notesField.ts";

/** The largest picture that is taken from the clipboard, in bytes. */
const largest = 10_000_000;
/** What may be a paper's address or id. */
const address = /^(?:https?:\/\/\S{4,300}|(?:arxiv|doi):\S{3,200}|10\.\d{4,9}\/\S{2,200})$/i;

/** What is pasted into the notes: pictures go into the paper's folder, an address of a known paper becomes a citation. */
export class Pasting {
  readonly #field: NotesField;
  readonly #post: (intent: Intent) => void;

  constructor(field: NotesField, post: (intent: Intent) => void) {
    this.#field = field;
    this.#post = post;
    field.area.addEventListener("paste", (event) => this.#pasted(event));
  }

  /** The address of a known paper: it is there as pasted, and becomes a citation as an undo step of its own. */
  cite(text: string, key: string): void {
    const { area } = this.#field;
    const end = area.selectionStart;
    if (!area.value.slice(0, end).endsWith(text)) return;
    const start = end - text.length;
    // The target of a link stays one.
    if (/[(<]$/.test(area.value.slice(0, start))) return;
    this.#field.change({ start, end, text: `[@${key}]` }, "end");
  }

  /** A picture is in its folder: its link goes to the caret. */
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
