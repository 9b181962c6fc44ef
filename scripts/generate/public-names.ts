/**
 * test/src/sdk/public-names/*.txt: what each entry of the SDK exports. A changed line changes what others build on: it belongs into the
 * change log.
 */
import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { banner, type Generator } from "./generator.ts";

/** Name of the entry -> its file. */
export function sdkEntries(root: string): ReadonlyMap<string, string> {
  const domains = globSync("src/sdk/*/domain.ts", { cwd: root }).map((file) => basename(dirname(file)));
  return new Map([
    ...["index", "all", "node"].map((name): [string, string] => [name, `src/sdk/${name}.ts`]),
    ["query", "src/sdk/query/index.ts"],
    ...domains.sort().map((domain): [string, string] => [domain, `src/sdk/${domain}/index.ts`]),
  ]);
}

/** Values that a module exports, sorted; types leave no trace in it. */
export const namesOf = async (root: string, file: string): Promise<string[]> =>
  Object.keys(await import(pathToFileURL(join(root, file)).href)).sort();

export const publicNames: Generator = {
  name: "public-names",
  async files(root) {
    const files = new Map<string, string>();
    for (const [entry, file] of sdkEntries(root)) {
      const names = await namesOf(root, file);
      files.set(`test/src/sdk/public-names/${entry}.txt`, `${banner("public-names.ts", "#", "")}${names.join("\n")}\n`);
    }
    return files;
  },
};
