import { join } from "node:path";
import { npm } from "./run-command.ts";

export interface Packed {
  readonly tarball: string;
  /** Paths within the package. */
  readonly files: readonly string[];
  /** Of the tarball, in bytes. */
  readonly size: number;
  readonly unpackedSize: number;
}

/** Packs this repository as `npm publish` would. `build` runs prepack; without it dist/ has to be there. */
export function pack(root: string, to: string, { build }: { build: boolean }): Packed {
  const options = build ? ["--foreground-scripts=false"] : ["--ignore-scripts"];
  const printed = npm(root, "pack", "--json", "--pack-destination", to, ...options);
  // npm 12 gives an object by package name, earlier ones a list.
  const [made] = Object.values(JSON.parse(printed.slice(printed.search(/^[[{]/m)))) as [
    { filename: string; size: number; unpackedSize: number; files: { path: string }[] },
  ];
  const { filename, size, unpackedSize } = made;
  return { tarball: join(to, filename), files: made.files.map(({ path }) => path), size, unpackedSize };
}
