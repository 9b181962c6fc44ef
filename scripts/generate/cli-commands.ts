/** src/cli/commands.ts: the command line's domains, from its folders that have a commands.ts. */
import { globSync } from "node:fs";
import { basename, dirname } from "node:path";
import { PLAN } from "../../src/deploy/plan.ts";
import { banner, type Generator } from "./generator.ts";

/** What a newcomer calls first; after these the domains of the plan in its order, then the others by name. */
const FIRST = ["chain", "key"];

export const cliCommands: Generator = {
  name: "cli-commands",
  files(root) {
    const folders = globSync("src/cli/*/commands.ts", { cwd: root })
      .map((file) => basename(dirname(file)))
      .filter((folder) => folder !== "shared")
      .sort();
    const order = [...FIRST, ...PLAN.map(({ domain }) => domain), ...folders];
    const named = [...new Set(order)].filter((folder) => folders.includes(folder));
    const constantOf = (folder: string) => folder.replaceAll("-", "_").toUpperCase();
    const imported = new Map(folders.map((folder) => [folder, `import { ${constantOf(folder)} }`]));
    imported.set("shared", "import type { CommandGroup }");
    const imports = [...imported].sort(([a], [b]) => (a < b ? -1 : 1)); // by path, as biome sorts them
    const lines = [
      ...imports.map(([folder, what]) => `${what} from "./${folder}/commands.ts";`),
      "",
      "/** Domains of `tally`, in the order of its help: each in the folder of its name, with its commands in commands.ts. */",
      "export const DOMAINS: readonly CommandGroup[] = [",
      ...named.map((folder) => `  { name: "${folder}", commands: ${constantOf(folder)} },`),
      "];",
      "",
    ];
    return new Map([["src/cli/commands.ts", banner("cli-commands.ts", "//", "") + lines.join("\n")]]);
  },
};
