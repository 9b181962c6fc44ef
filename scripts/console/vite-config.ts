/** How Vite builds the console. Called by build.ts alone: there is no configuration file that Vite finds by itself. */
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";
import { ROOT } from "../check/report.ts";

const SOURCE = join(ROOT, "src/console");

const shared: InlineConfig = {
  root: SOURCE,
  configFile: false,
  envFile: false,
  logLevel: "error",
  plugins: [react()],
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  mode: "production",
};

const outputOf = (outDir: string) => ({
  outDir,
  emptyOutDir: true,
  target: "es2022",
  modulePreload: { polyfill: false },
  assetsInlineLimit: 0,
  reportCompressedSize: false,
});

/** The console: a chunk for each page, hashed names, and a manifest of what belongs to what. */
export const consoleConfig = (outDir: string): InlineConfig => ({
  ...shared,
  build: { ...outputOf(outDir), manifest: "manifest.json" },
});

/** The page for verifying as one script and one style sheet. */
export const aloneConfig = (outDir: string): InlineConfig => ({
  ...shared,
  publicDir: false,
  build: {
    ...outputOf(outDir),
    cssCodeSplit: false,
    rolldownOptions: { input: join(SOURCE, "verify-alone.html"), output: { codeSplitting: false } },
  },
});

/** The service worker, with what it has to know of the build. */
export const workerConfig = (outDir: string, files: readonly string[], version: string): InlineConfig => ({
  ...shared,
  publicDir: false,
  define: { CONSOLE_FILES: JSON.stringify(files), CONSOLE_VERSION: JSON.stringify(version) },
  build: {
    ...outputOf(outDir),
    emptyOutDir: false,
    rolldownOptions: {
      input: join(SOURCE, "worker/service-worker.ts"),
      output: { entryFileNames: "sw.js", format: "iife" },
    },
  },
});
