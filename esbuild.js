// Builds every bundle of the product and of its tests. `node esbuild.js [product] [tests] [watch]`; all but watch
// when none is named. The table below is the whole truth about what is bundled for whom.
const { build, context } = require("esbuild");
const { mkdirSync, readdirSync, writeFileSync } = require("node:fs");

/** Runs in VS Code's extension hosts: Node 20 (VS Code 1.100) and the browser's worker. */
const host = {
	format: "cjs",
	platform: "neutral",
	mainFields: ["module", "main"],
	target: "es2023",
};
const node = { format: "cjs", platform: "node", target: "node20" };
/** A blob worker on the web is a classic script; a page bundle is one too. VS Code 1.100 is Chromium 132. */
const page = { format: "iife", platform: "browser", target: "chrome132" };

const product = [
	// The one small bundle that both `main` and `browser` name; it loads the others when they are needed.
	{
		...host,
		entryPoints: { extension: "src/extension.ts" },
		external: ["vscode"],
	},
	// LGPL-3.0 code inside (biblatex-csl-converter), so a bundle of its own, replaceable by its user.
	{ ...host, entryPoints: { bibliography: "src/core/bibliography/bundle.ts" } },
	// What only Node hosts can do: files, worker threads.
	{ ...node, entryPoints: { node: "src/node/bundle.ts" } },
	{ ...node, entryPoints: { worker: "src/node/worker.ts" } },
	{
		...node,
		entryPoints: { cli: "src/cli.ts" },
		banner: { js: "#!/usr/bin/env node" },
	},
	{ ...page, entryPoints: { reader: "src/webview/reader.ts" } },
];

const testFiles = (folder, ending = ".test.ts") =>
	readdirSync(`test/${folder}`, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(ending))
		.map((file) => `test/${folder}/${file}`);

const tests = () => [
	{
		...node,
		entryPoints: testFiles("unit"),
		outbase: "test",
		outdir: "dist/test",
		packages: "external",
	},
];

async function main(wanted) {
	const all = !wanted.some((word) => word === "product" || word === "tests");
	const table = [
		...(all || wanted.includes("product") ? product : []),
		...(all || wanted.includes("tests") ? tests() : []),
	];
	mkdirSync("dist", { recursive: true });
	for (const entry of table) {
		const isTest = entry.outdir !== undefined;
		const options = {
			outdir: "dist",
			bundle: true,
			minify: !isTest && !wanted.includes("watch"),
			keepNames: false,
			sourcemap: isTest ? "inline" : wanted.includes("watch"),
			legalComments: "none",
			metafile: !isTest,
			logLevel: "warning",
			...entry,
		};
		if (wanted.includes("watch")) await (await context(options)).watch();
		else {
			const result = await build(options);
			if (result.metafile) {
				const name = Object.keys(entry.entryPoints)[0];
				mkdirSync("dist/meta", { recursive: true });
				writeFileSync(
					`dist/meta/${name}.json`,
					JSON.stringify(result.metafile),
				);
			}
		}
	}
}

main(process.argv.slice(2)).catch((error) => {
	if (!error.errors) console.error(error);
	process.exitCode = 1;
});
