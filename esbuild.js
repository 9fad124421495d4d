// Builds every bundle of the product and of its tests: `node esbuild.js [product] [unit] [inhost] [ui] [host] [bench]
// [seeds] [watch]`; all of them when none is named. The tables below are the whole truth about what is bundled for whom.
const { build, context } = require("esbuild");
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");

/** Runs in VS Code's extension hosts: Node 20 (VS Code 1.100) and the browser's worker. */
const host = {
  format: "cjs",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2023",
  // Letters as they are: escaped, the tables of what names begin with are twice as long.
  charset: "utf8",
};
const node = { format: "cjs", platform: "node", target: "node20" };
/** Styles of our own are texts of XML. */
const ofStyles = { loader: { ".csl": "text" } };
/** A blob worker on the web is a classic script; a page bundle is one too. VS Code 1.100 is Chromium 132. */
const page = { format: "iife", platform: "browser", target: "chrome132" };

/**
 * One copy of VS Code's API for the whole bundle. esbuild makes one for each file that imports a module it does not
 * bundle, property by property: with sixty files that was most of the time that loading us took.
 */
const oneVscode = {
  name: "one-vscode",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === "one" ? { path: "vscode", external: true } : { path: "vscode", namespace: "one" },
    );
    onLoad({ filter: /./, namespace: "one" }, () => ({ contents: 'export * from "vscode";' }));
  },
};

/** The import "shipped-seeds": what the library's parsers read in the files of `seeds`, so that no start has to parse them. */
const shippedSeeds = {
  name: "shipped-seeds",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^shipped-seeds$/ }, ({ path }) => ({ path, namespace: "seeds" }));
    onLoad({ filter: /./, namespace: "seeds" }, async () => {
      const parsers = await build({
        ...node,
        stdin: {
          contents: `export { fileParsers } from "./src/core/library/bundle.ts";
            export { fileKindOf } from "./src/core/library/fileKinds.ts";`,
          resolveDir: __dirname,
        },
        bundle: true,
        write: false,
      });
      const { exports } = evaluated(parsers.outputFiles[0].text);
      const files = readdirSync("seeds")
        .sort()
        .map((name) => {
          const parse = exports.fileParsers[exports.fileKindOf(name, "seeds")];
          const content = parse(readFileSync(`seeds/${name}`, "utf8"), name, { kind: "seeds", order: 0 });
          if (content.problems.length > 0) throw new Error(`seeds/${name}: ${content.problems[0].code}`);
          return { name, content };
        });
      return {
        contents: `export const shippedSeeds = JSON.parse(${JSON.stringify(JSON.stringify(files))});`,
        watchDirs: [`${__dirname}/seeds`],
      };
    });
  },
};

/** Runs a text of CommonJS. */
function evaluated(text) {
  const module = { exports: {} };
  new Function("module", "exports", "require", text)(module, module.exports, require);
  return module;
}

/**
 * The bundles that are shipped: `dist/NAME.js`, made of `entry` and what it imports. Those with `commandLine` are in
 * npm's package; all but those that are for it `alone` are in the `.vsix`. What is packed, which bundles the editor loads and what each layer uses is
 * tested against this table.
 */
const bundles = {
  // The one small bundle that both `main` and `browser` name; it loads the others when they are needed.
  extension: { entry: "src/extension.ts", ...host, plugins: [oneVscode] },
  // What only runs when somebody asks for it: most sessions read and hover.
  commands: { entry: "src/editor/commands/bundle.ts", ...host, plugins: [oneVscode] },
  // The host's side of the page; `reader` is the page.
  readerHost: { entry: "src/editor/reader/bundle.ts", ...host, plugins: [oneVscode] },
  // The rows of Cited in Workspace.
  cited: { entry: "src/editor/cited/bundle.ts", ...host, plugins: [oneVscode] },
  citing: { entry: "src/editor/citing/bundle.ts", ...host, plugins: [oneVscode] },
  // The quick fixes of citations.
  fixes: { entry: "src/editor/problems/bundle.ts", ...host, plugins: [oneVscode] },
  rename: { entry: "src/editor/rename/bundle.ts", ...host, plugins: [oneVscode] },
  // All that reads YAML: a third of what would be loaded at the start otherwise.
  library: { entry: "src/core/library/bundle.ts", ...host, commandLine: true },
  seeds: { entry: "src/core/library/seeds/bundle.ts", ...host, plugins: [shippedSeeds], commandLine: true },
  search: { entry: "src/editor/search/bundle.ts", ...host, plugins: [oneVscode] },
  // Of changed files, and of whole folders on the web.
  scan: { entry: "src/core/scan/bundle.ts", ...host },
  // The checks: most files cite nothing.
  problems: { entry: "src/core/problems/bundle.ts", ...host },
  // The reader of BibTeX: most workspaces have none to read.
  bibliography: { entry: "src/core/bibliography/bundle.ts", ...host, commandLine: true },
  // The processor of citation styles, more than all the rest of the bibliographies.
  styles: { entry: "src/core/bibliography/styles/bundle.ts", ...host, ...ofStyles, commandLine: true },
  // All of importing, in the editor too: few windows ever import.
  importing: { entry: "src/editor/importing/bundle.ts", ...host, plugins: [oneVscode] },
  // The view Daily Papers, for those who switch it on.
  daily: { entry: "src/editor/daily/bundle.ts", ...host, plugins: [oneVscode] },
  // Collections of Zotero as layers of the library: few keep one.
  zotero: { entry: "src/editor/zotero/bundle.ts", ...host, plugins: [oneVscode] },
  // All that asks other machines: nothing does unless the user asks for it.
  online: { entry: "src/core/online/bundle.ts", ...host, commandLine: true },
  // What only Node hosts can do: files, worker threads.
  node: { entry: "src/node/bundle.ts", ...node },
  worker: { entry: "src/node/scan/worker.ts", ...node, commandLine: true },
  stylesWorker: { entry: "src/node/styles/worker.ts", ...node },
  cli: { entry: "src/cli.ts", ...node, banner: { js: "#!/usr/bin/env node" }, commandLine: "alone" },
  // Each command of the command line: one runs, and the others need not be compiled.
  ...Object.fromEntries(
    ["add", "bib", "check", "cites", "import", "mergeFile", "papers", "refresh", "search"].map((name) => [
      `${name}Command`,
      { entry: `src/node/commands/${name}.ts`, ...node, commandLine: "alone" },
    ]),
  ),
  reader: { entry: "src/webview/reader.ts", ...page },
  // The page of overviews: the summary of the library.
  overview: { entry: "src/webview/overview.ts", ...page },
  // What the page loads where there is something to show with it: notes, formulas, code.
  readerMarkdown: {
    entry: "src/webview/markdown.ts",
    ...page,
    globalName: "readerMarkdown",
    // The browser knows them, and they are as much as all the rest of markdown-it.
    alias: { entities: "./src/webview/markdown/entities.ts" },
  },
  readerMath: { entry: "src/webview/math.ts", ...page, globalName: "readerMath", ...withFaces() },
  readerCode: { entry: "src/webview/syntaxColours.ts", ...page, globalName: "readerCode" },
};

/** Beside readerMath.js: readerMath.css, and in `fonts` the faces that formulas need. Where a browser can slant or thicken one, the other is left out. */
const faces =
  /^KaTeX_(?:AMS-Regular|Caligraphic-Regular|Main-(?:Regular|Bold)|Math-Italic|Size[1-4]-Regular)$/;

function withFaces() {
  const plugin = {
    name: "faces",
    setup({ onLoad }) {
      onLoad({ filter: /katex\.css$/ }, ({ path }) => ({
        loader: "css",
        contents: readFileSync(path, "utf8").replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
          const file = /url\(["']?(fonts\/([\w-]+)\.woff2)/.exec(rule);
          if (!file || !faces.test(file[2])) return "";
          return rule.replace(/src:[^;}]*/, `src: url("${file[1]}") format("woff2")`);
        }),
      }));
    },
  };
  return { plugins: [plugin], loader: { ".woff2": "file" }, assetNames: "fonts/[name]" };
}

/** Programs and suites of test/, by folder; what is bundled there beside `*.test.ts`. */
const programs = {
  unit: [],
  property: [],
  node: [],
  inhost: ["index.ts"],
  ui: ["index.ts"],
  host: ["start.ts", "inhost.ts", "ui.ts", "desktop.ts", "guard.ts"],
  long: ["host/soakInHost.ts", "host/hostileInHost.ts"],
  bench: [
    "bench.ts",
    "floor.ts",
    "host/activateInHost.ts",
    "host/importingInHost.ts",
    "host/keystrokeInHost.ts",
    "host/readerInHost.ts",
  ],
  seeds: ["write.ts"],
};

const filesBelow = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];

/** The bundles of test/FOLDER, each test file one of its own. */
function tests(folder) {
  const files = filesBelow(`test/${folder}`).map((file) => file.replaceAll("\\", "/"));
  const wanted = files.filter((file) => file.endsWith(".test.ts") || programs[folder].includes(file));
  const outdir = `dist/test/${folder}`;
  // A test whose source is gone must not run on.
  for (const file of filesBelow(outdir)) {
    if (file.endsWith(".js") && !wanted.includes(file.replaceAll("\\", "/").replace(/\.js$/, ".ts"))) {
      rmSync(`${outdir}/${file}`);
    }
  }
  const entryPoints = wanted.map((file) => `test/${folder}/${file}`);
  return entryPoints.length === 0
    ? []
    : [
        {
          ...node,
          ...ofStyles,
          entryPoints,
          outbase: `test/${folder}`,
          outdir,
          packages: "external",
          sourcemap: "inline",
        },
      ];
}

/** What esbuild is asked for: the shipped bundles. Removes those that the table has no more: all there is would be packed. */
function product() {
  rmSync("dist/fonts", { recursive: true, force: true });
  for (const folder of ["dist", "dist/meta"]) {
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      const name = /^(.+)\.(js|js\.map|css|json)$/.exec(file)?.[1];
      if (name && (!(name in bundles) || file.endsWith(".map"))) rmSync(`${folder}/${file}`);
    }
  }
  return Object.entries(bundles).map(([name, { entry, commandLine: _, ...options }]) => ({
    ...options,
    entryPoints: { [name]: entry },
  }));
}

/** Builds a bundle; where there is something to tell of each build, builds it anew whenever its files change. */
async function bundle(entry, watcher) {
  const isProduct = entry.outdir === undefined;
  const options = {
    outdir: "dist",
    bundle: true,
    minify: isProduct && !watcher,
    sourcemap: watcher !== undefined,
    legalComments: "none",
    metafile: isProduct,
    logLevel: watcher ? "silent" : "warning",
    ...entry,
  };
  const plugins = [
    ...(entry.plugins ?? []),
    ...(isProduct ? [keepMetafile] : []),
    ...(watcher ? [watcher] : []),
  ];
  if (watcher) return (await context({ ...options, plugins })).watch();
  await build({ ...options, plugins });
}

/** Keeps what a shipped bundle was made of: dist/meta/NAME.json. */
const keepMetafile = {
  name: "keep-metafile",
  setup({ initialOptions, onEnd }) {
    const [name] = Object.keys(initialOptions.entryPoints);
    onEnd(({ metafile }) => {
      if (!metafile) return;
      mkdirSync("dist/meta", { recursive: true });
      writeFileSync(`dist/meta/${name}.json`, JSON.stringify(metafile));
    });
  },
};

/**
 * Says on stdout when a build begins and when the last of those that run has ended, with a line for each error, and calls
 * `onBuilt`. `.vscode/tasks.json` reads these lines.
 */
function tellOfBuilds(onBuilt) {
  let running = 0;
  let errors = [];
  return {
    name: "tell-of-builds",
    setup({ onStart, onEnd }) {
      onStart(() => {
        if (running++ > 0) return;
        errors = [];
        console.log("[watch] build began");
      });
      onEnd((result) => {
        errors.push(
          ...result.errors.map(
            ({ location: at, text }) => `${at?.file}:${at?.line}:${at?.column}: error: ${text}`,
          ),
        );
        if (--running > 0) return;
        for (const line of new Set(errors)) console.log(line);
        console.log("[watch] build ended");
        onBuilt(errors.length === 0);
      });
    },
  };
}

/** What packages ask for beyond the text of their licence. */
const furtherNotices = {
  citeproc: () => `
Of its two licences we use the Common Public Attribution License 1.0 (https://opensource.org/license/cpal_1.0). It is the
package of npm, unchanged but for being bundled; its source is in that package (https://www.npmjs.com/package/citeproc) and
at https://github.com/juris-m/citeproc-js. Citations by CSL (citeproc-js), http://citationstyles.org/
`,
  "@citation-js/plugin-csl": styleNotice,
};

/** The titles, authors and licences of the styles and locales of citationstyles.org, as each of them says. */
function styleNotice(folder) {
  const texts = ["styles", "locales"].flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(`${folder}/lib/${file}.json`, "utf8"))),
  );
  const lines = texts.map(([name, text]) => {
    const [info = ""] = /<info>[\s\S]*?<\/info>/.exec(text) ?? [];
    const [, title = name] = /<title>([^<]*)<\/title>/.exec(info) ?? [];
    const people = [...info.matchAll(/<name>([^<]*)<\/name>/g)].map(([, person]) => person);
    const [, licence = ""] = /<rights license="([^"]*)"/.exec(info) ?? [];
    return `${title}, by ${people.join(", ") || "the authors of the Citation Style Language"}: ${licence}`;
  });
  return `
Of it there are the styles and locales of the Citation Style Language (https://citationstyles.org/), unchanged:

${lines.join("\n")}
`;
}

/** Writes dist/NOTICES.txt: what of other people's work is in the bundles, in which one, under which licence. */
function writeNotices() {
  const bundles = new Map();
  for (const file of readdirSync("dist/meta")) {
    const { inputs } = JSON.parse(readFileSync(`dist/meta/${file}`, "utf8"));
    for (const input of Object.keys(inputs)) {
      const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (name) bundles.set(name, new Set([...(bundles.get(name) ?? []), file.replace(".json", ".js")]));
    }
  }
  const notices = [...bundles].sort().map(([name, files]) => {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const text = readdirSync(folder).find((file) => /^licen[sc]e/i.test(file));
    const words = text === undefined ? "" : `\n\n${readFileSync(`${folder}/${text}`, "utf8").trim()}`;
    const more = furtherNotices[name]?.(folder) ?? "";
    return `${name} ${version} (${license}), in ${[...files].sort().join(", ")}${words}\n${more}`;
  });
  writeFileSync("dist/NOTICES.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
}

/** Builds what is named, once or, with `watch`, again and again; `onBuilt` is then told of each build whether it went well. */
async function main(words, onBuilt = () => undefined) {
  const watcher = words.includes("watch") ? tellOfBuilds(onBuilt) : undefined;
  const named = words.filter((word) => word !== "watch");
  const wanted = named.length > 0 ? named : ["product", ...Object.keys(programs)];
  const unknown = wanted.filter((word) => word !== "product" && !(word in programs));
  if (unknown.length > 0) throw new Error(`esbuild.js knows no ${unknown.join(", ")}.`);
  const table = wanted.flatMap((word) => (word === "product" ? product() : tests(word)));
  const results = await Promise.allSettled(table.map((entry) => bundle(entry, watcher)));
  for (const { reason } of results.filter(({ status }) => status === "rejected")) {
    // esbuild has already said what its own errors are.
    if (!reason.errors) console.error(reason);
    process.exitCode = 1;
  }
  if (wanted.includes("product") && !watcher) writeNotices();
}

module.exports = { bundles, build: main };

if (require.main === module) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
