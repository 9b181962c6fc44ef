/**
 * package.json: `files` has the compiled form of every contract of the plan; `exports` closes the folders below those of the SDK,
 * which the pattern of the domains would open. The other entries stay.
 */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { artifactPath } from "../../src/deploy/artifact.ts";
import { PLAN } from "../../src/deploy/plan.ts";
import { contractsOf } from "../../src/deploy/select-domains.ts";
import type { Generator } from "./generator.ts";

const CLOSED = /^ {4}"\.\/[\w-]+\/\*": null,\n/gm;
const DOMAINS_ENTRY = /^ {4}"\.\/\*": \{[^}]*\},\n/m;
const ARRAY = /("files": )\[[^\]]*\]/;

export const packageFiles: Generator = {
  name: "package-files",
  files(root) {
    const text = readFileSync(join(root, "package.json"), "utf8");
    const { files } = JSON.parse(text) as { files: string[] };
    const rest = files.filter((file) => !file.startsWith("artifacts/"));
    const artifacts = contractsOf(PLAN).map(artifactPath).sort();
    const before = Math.max(
      0,
      files.findIndex((file) => file.startsWith("artifacts/")),
    );
    const all = [...rest.slice(0, before), ...artifacts, ...rest.slice(before)];
    const array = `[\n${all.map((file) => `    ${JSON.stringify(file)}`).join(",\n")}\n  ]`;
    const folders = new Set(globSync("src/sdk/*/*", { cwd: root }).map((path) => basename(dirname(path))));
    const closed = [...folders].sort().map((folder) => `    "./${folder}/*": null,\n`);
    const changed = text
      .replace(ARRAY, (_, key: string) => key + array)
      .replace(CLOSED, "")
      .replace(DOMAINS_ENTRY, (entry) => entry + closed.join(""));
    return new Map([["package.json", changed]]);
  },
};
