// The reader's page in a browser of its own, with the host's half of the notes beside it: what it shows and what it lets
// through, without a VS Code.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { applySpan } from "../../../src/core/text/span.ts";
import { HostNotes, type NotesDocument } from "../../../src/editor/reader/hostNotes.ts";
import { type LaterScript, pageHtml } from "../../../src/editor/reader/pageHtml.ts";
import type { Backlinks, Card, Intent, Show, Strings, ToPage } from "../../../src/protocol/messages.ts";
import { Parcels, parcelsOf } from "../../../src/protocol/parts.ts";
import { served, withVscode } from "./served.ts";

export { closeBrowser } from "./served.ts";

export interface Opened {
  readonly page: Page;
  /** What the page asked the host for, the notes' own messages left out. */
  readonly intents: readonly Intent[];
  /** Whether the page said that it shows what its HTML came with. */
  begun(): boolean;
  /** Every address that the page asked for, but its own files. */
  readonly foreign: readonly string[];
  /** Files of ours that were loaded, by name. */
  readonly files: readonly string[];
  /** The notes as they are in the document. */
  notes(): string;
  post(message: ToPage): Promise<void>;
  /** Something else changes the document. */
  write(text: string): void;
  close(): Promise<void>;
}

export interface Start {
  readonly show?: Partial<Show>;
  readonly notes?: string;
  readonly cards?: readonly Card[];
  readonly backlinks?: Backlinks;
  readonly needed?: readonly LaterScript[];
  readonly width?: number;
  readonly state?: unknown;
  /** Whether the HTML comes with what the page shows first. */
  readonly begun?: boolean;
  /** Whether the host finds every picture that the page asks for, as it does unless told. */
  readonly hasPictures?: boolean;
}

/** The names of the strings are their texts: `{0}` is appended where one has a value. */
const strings = new Proxy({}, { get: (_, name) => String(name) });
const stringNames = /readonly (\w+): string;/g;

function allStrings(): Strings {
  const source = readFileSync("src/protocol/messages.ts", "utf8");
  const part = source.slice(source.indexOf("export interface Strings"));
  const names = [...part.matchAll(stringNames)].map(([, name = ""]) => [name, Reflect.get(strings, name)]);
  return Object.fromEntries(names);
}

/** Opens the page for a paper. */
export async function openPage(start: Start): Promise<Opened> {
  let text = start.notes ?? "";
  let version = 1;
  const document: NotesDocument = {
    read: () => ({ version, text }),
    apply(ofVersion, change) {
      if (ofVersion !== version) return Promise.resolve(false);
      text = applySpan(text, change);
      version++;
      return Promise.resolve(true);
    },
  };
  const first = (at: string): readonly ToPage[] => [
    { kind: "strings", strings: allStrings() },
    { kind: "cards", cards: start.cards ?? [] },
    {
      kind: "show",
      show: { ...plain, ...start.show, ...(start.show?.pictures ? {} : { pictures: `${at}/pictures/` }) },
    },
  ];
  let gathered: ToPage[] | undefined;
  const begin = (at: string): readonly ToPage[] => {
    const messages = [...first(at)];
    gathered = messages;
    host.begin();
    gathered = undefined;
    return messages;
  };
  const host = new HostNotes(
    "session",
    document,
    (message) => void post(message),
    () => Promise.resolve(),
  );
  const { page, origin, foreign, files, close } = await served(
    (at) =>
      pageHtml({
        language: "en",
        nonce: "testtesttest",
        cspSource: at,
        address: (file) => `${at}/${file}`,
        files: {
          script: readFileSync("dist/reader.js", "utf8"),
          style: readFileSync("media/reader.css", "utf8"),
        },
        unloaded: "not loaded",
        needed: start.needed ?? [],
        begin: start.begun ? begin(at) : [],
      }),
    start.width,
  );

  let posted = Promise.resolve();
  const post = (message: ToPage) => {
    if (gathered) {
      gathered.push(message);
      return posted;
    }
    posted = posted.then(async () => {
      for (const parcel of parcelsOf(message))
        await page.evaluate((data) => window.postMessage(data, "*"), parcel).catch(() => undefined);
    });
    return posted;
  };
  const intents: Intent[] = [];
  let begun = false;
  const parcels = new Parcels();
  const toHost = async (parcel: unknown) => {
    const intent = parcels.receive(parcel) as Intent | undefined;
    if (intent === undefined) return;
    if (intent.kind === "edit") return await host.edit(intent);
    if (intent.kind === "picture" && start.hasPictures !== false) {
      const { path } = intent;
      return await post({ kind: "picture", path, isThere: true });
    }
    if (intent.kind !== "ready") return void intents.push(intent);
    begun = intent.begun === true;
    if (begun) await host.resume();
    else {
      for (const message of first(origin)) await post(message);
      await host.start(undefined);
    }
    await post({ kind: "backlinks", backlinks: start.backlinks ?? { total: 0, files: 0, lines: [] } });
  };
  await withVscode(page, toHost, start.state);
  await page.goto(origin);
  await page.locator("main:not([hidden])").waitFor();
  return {
    page,
    intents,
    foreign,
    files,
    begun: () => begun,
    notes: () => text,
    post,
    write(next) {
      text = next;
      version++;
      host.changed();
    },
    close,
  };
}

const plain: Show = {
  citekey: "paper2024",
  title: "A Paper",
  aliases: [],
  authors: ["Ada One", "Bo Two"],
  facts: ["NSDI 2024"],
  dates: [],
  links: [],
  status: "unread",
  tags: [],
  source: "papers/paper2024.md",
  abstract: [["We say what we did."]],
  notesIn: "file",
  notesView: "rendered",
};
