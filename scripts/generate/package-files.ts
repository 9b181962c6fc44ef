/** package.json#files: the compiled form of every contract of the plan goes into the package; the other entries stay. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { artifactPath } from "../../src/deploy/artifact.ts";
import { PLAN } from "../../src/deploy/plan.ts";
import { contractsOf } from "../../src/deploy/select-domains.ts";
import type { Generator } from "./generator.ts";

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
    return new Map([["package.json", text.replace(ARRAY, (_, key: string) => key + array)]]);
  },
};
