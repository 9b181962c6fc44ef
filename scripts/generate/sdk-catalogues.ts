/** src/sdk/catalogues.ts: the errors of the core and of every domain that has an errors.ts, by code. */
import { globSync } from "node:fs";
import { basename, dirname } from "node:path";
import { banner, type Generator } from "./generator.ts";

export const sdkCatalogues: Generator = {
  name: "sdk-catalogues",
  files(root) {
    const domains = globSync("src/sdk/*/errors.ts", { cwd: root })
      .map((file) => basename(dirname(file)))
      .filter((domain) => domain !== "core")
      .sort();
    const catalogueOf = (domain: string) => `${domain.replaceAll("-", "_").toUpperCase()}_CATALOGUE`;
    const imported = new Map(domains.map((domain) => [domain, catalogueOf(domain)]));
    imported.set("core", "CATALOGUE");
    const imports = [...imported].sort(([a], [b]) => (a < b ? -1 : 1)); // by path, as biome sorts them
    const lines = [
      ...imports.map(([folder, catalogue]) => `import { ${catalogue} } from "./${folder}/errors.ts";`),
      "",
      "/** The errors of the core and of every domain that has its own, by code. */",
      "export const SDK_CATALOGUES = {",
      ...["CATALOGUE", ...domains.map(catalogueOf)].map((name) => `  ...${name},`),
      "};",
      "",
    ];
    return new Map([["src/sdk/catalogues.ts", banner("sdk-catalogues.ts", "//", "") + lines.join("\n")]]);
  },
};
