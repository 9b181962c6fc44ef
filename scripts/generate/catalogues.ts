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
  ["SDK", "src/sdk/core/errors.ts"],
  ["Deployment", "src/deploy/errors.ts"],
  ["Command line", "src/cli/shared/errors.ts"],
  ["Bridge", "src/bridge/model/errors.ts"],
] as const;

/** Every catalogue that a tree has. */
export async function catalogues(root: string): Promise<Catalogue[]> {
  const present = FILES.filter(([, file]) => existsSync(join(root, file)));
  return Promise.all(
    present.map(async ([title, file]) => {
      const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
      return { title, file, entries: new Map(Object.entries(catalogueIn(module))) };
    }),
  );
}

/** The export that is named as one, such as BRIDGE_CATALOGUE. */
function catalogueIn(module: Record<string, unknown>): Record<string, CatalogueEntry> {
  const name = Object.keys(module).find((each) => /(^|_)CATALOGUE$/.test(each));
  return name === undefined ? {} : (module[name] as Record<string, CatalogueEntry>);
}
