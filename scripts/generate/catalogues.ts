/** Reads the error catalogues of the programs: their code is the only place where these are described. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CatalogueEntry } from "../../src/lib/errors.ts";

export interface Catalogue {
  title: string;
  file: string;
  /** Code -> description. */
  entries: Map<string, CatalogueEntry>;
}

const FILES = [
  ["SDK", "src/sdk/errors.ts"],
  ["Command line", "src/cli/errors.ts"],
] as const;

/** Every catalogue that a tree has. */
export async function catalogues(root: string): Promise<Catalogue[]> {
  const present = FILES.filter(([, file]) => existsSync(join(root, file)));
  return Promise.all(
    present.map(async ([title, file]) => {
      const module = (await import(pathToFileURL(join(root, file)).href)) as {
        CATALOGUE?: Record<string, CatalogueEntry>;
      };
      return { title, file, entries: new Map(Object.entries(module.CATALOGUE ?? {})) };
    }),
  );
}
