/** Builds the console: its pages, the page for verifying as one file, the service worker. */
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { inlinePage } from "./inline-page.ts";
import { type PageSize, pageSizes } from "./sizes.ts";
import { aloneConfig, consoleConfig, workerConfig } from "./vite-config.ts";

/** Not part of what is kept for when there is no network. */
const NOT_KEPT = /^(index\.html|manifest\.json|sizes\.json|verify\.html|sw\.js)$/;

const filesIn = (folder: string, pattern: string) =>
  globSync(pattern, { cwd: folder, withFileTypes: false }).map((file) => file.replaceAll("\\", "/"));

function only(folder: string, pattern: string): string {
  const [file, ...more] = filesIn(folder, pattern);
  if (file === undefined || more.length > 0) throw new Error(`${pattern}: one file expected in ${folder}`);
  return readFileSync(join(folder, file), "utf8");
}

async function buildAlone(folder: string): Promise<string> {
  const apart = join(folder, "alone");
  await build(aloneConfig(apart));
  const page = inlinePage(only(apart, "verify-alone.html"), only(apart, "assets/*.js"), only(apart, "assets/*.css"));
  rmSync(apart, { recursive: true });
  return page;
}

/** Files that are loaded when they are needed, and not kept before: the ABIs of the contracts. */
function rareFiles(folder: string): Set<string> {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<string, { file: string }>;
  return new Set(Object.entries(manifest).flatMap(([key, { file }]) => (key.includes("types/abi/") ? [file] : [])));
}

/**
 * Writes the console into `folder`, and its sizes into sizes.json there. What was in the folder is gone.
 *
 * @returns The sizes of its pages.
 */
export async function buildConsole(folder: string): Promise<PageSize[]> {
  mkdirSync(folder, { recursive: true });
  await build(consoleConfig(folder));
  writeFileSync(join(folder, "verify.html"), await buildAlone(folder));
  const rare = rareFiles(folder);
  const files = filesIn(folder, "**/*.*").filter((file) => !NOT_KEPT.test(file) && !rare.has(file));
  const hash = createHash("sha256");
  for (const file of [...files, "index.html"].sort()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  const kept = files.map((file) => `/${file}`).sort();
  await build(workerConfig(folder, kept, hash.digest("hex").slice(0, 16)));
  const sizes = pageSizes(folder);
  writeFileSync(join(folder, "sizes.json"), `${JSON.stringify(sizes, null, 2)}\n`);
  return sizes;
}
