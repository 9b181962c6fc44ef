/** What a browser has to load for each page of a built console, gzipped, beside the budgets. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Of Vite's manifest. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

export interface PageSize {
  /** "shell", or the source file of a page. */
  readonly page: string;
  /** Bytes gzipped: of the shell all that the first page needs, of a page what comes on top of the shell. */
  readonly bytes: number;
  readonly budget: number;
}

/** Bytes. The page for verifying, and what else is no page, has the SDK's cryptography with it. */
const SHELL = 220_000;
const ROUTE = 60_000;
const VERIFY = 200_000;

/** A page that one opens; what else is loaded by itself is the SDK's cryptography, or what asks a node. */
const isPage = (source: string) => /-page\.tsx$/.test(source);
/** ABIs are loaded one by one to read a call, and are no part of any page. */
const isAbi = (source: string) => source.includes("types/abi/");

function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return new Set();
  seen.add(key);
  const imported = (chunk.imports ?? []).flatMap((each) => [...filesOf(manifest, each, seen)]);
  return new Set([chunk.file, ...(chunk.css ?? []), ...imported]);
}

/** Sizes of the shell and of every page, largest first. */
export function pageSizes(folder: string): PageSize[] {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  const gzipped = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? "";
  const shell = filesOf(manifest, entry);
  const pages = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && !isAbi(key));
  return [
    { page: "shell", bytes: gzipped([...shell, "index.html"]), budget: SHELL },
    ...pages
      .map((page) => ({
        page,
        bytes: gzipped([...filesOf(manifest, page)].filter((file) => !shell.has(file))),
        budget: isPage(page) ? ROUTE : VERIFY,
      }))
      .sort((a, b) => b.bytes - a.bytes),
  ];
}

export interface KeptBytes {
  /** All that was built. */
  readonly everything: number;
  /** The page that verifies without a server, with all that it needs in it. */
  readonly "verify.html": number;
  /** What reads codes, which is loaded when somebody scans. */
  readonly wasm: number;
}

/** Bytes of a built console, gzipped file by file, where no single page says them. */
export function keptBytes(folder: string): KeptBytes {
  const gzipped = (pattern: string) =>
    globSync(pattern, { cwd: folder })
      .filter((file) => /\.\w+$/.test(file))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  return { everything: gzipped("**/*.*"), "verify.html": gzipped("verify.html"), wasm: gzipped("**/*.wasm") };
}
