/** Reads the error catalogues of the SDK and of the programs: their code is the only place where these are described. */
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CatalogueEntry } from "../../src/lib/errors.ts";

export interface Catalogue {
  /** The folder below src/ that it belongs to. */
  title: string;
  file: string;
  /** Code -> description. */
  entries: Map<string, CatalogueEntry>;
}

/** Every catalogue that a tree has: an `errors.ts` right in the folder of a program or of a domain of the SDK. */
export async function catalogues(root: string): Promise<Catalogue[]> {
  const files = globSync(["src/*/errors.ts", "src/*/{model,shared,compute}/errors.ts", "src/sdk/*/errors.ts"], {
    cwd: root,
  }).map((file) => file.replaceAll("\\", "/"));
  const found = await Promise.all(files.sort().map((file) => catalogueOf(root, file)));
  return found.filter(({ entries }) => entries.size > 0);
}

async function catalogueOf(root: string, file: string): Promise<Catalogue> {
  const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
  return { title: dirname(file).replace(/^src\//, ""), file, entries: new Map(Object.entries(catalogueIn(module))) };
}

/** The export that is named as one, such as BRIDGE_CATALOGUE. */
function catalogueIn(module: Record<string, unknown>): Record<string, CatalogueEntry> {
  const name = Object.keys(module).find((each) => /(^|_)CATALOGUE$/.test(each));
  return name === undefined ? {} : (module[name] as Record<string, CatalogueEntry>);
}
