/** esbuild collects the style sheets that a script imports in a `.css` file beside the bundle. */
declare module "*.css";
