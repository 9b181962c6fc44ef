/** Fails when a file imports against the direction of the layers. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { filesMatching } from "./files.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

/** Domains of contracts. Across them an import is of an interface or of a file that holds nothing but a type. */
const DOMAIN = ["members", "evidence", "sensing", "custody", "data", "settlement", "instruments", "anchoring"];

const contract = (...names: string[]) => ["types", "libraries", ...names].map((name) => `contracts/${name}`);

/** Layer -> layers it may import. A layer may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  "contracts/types": [],
  "contracts/libraries": ["contracts/types"],
  "contracts/members": contract(),
  "contracts/evidence": contract("members"),
  "contracts/sensing": contract("members", "evidence"),
  "contracts/custody": contract("members", "evidence"),
  "contracts/data": contract("members", "evidence"),
  "contracts/settlement": contract("members", "evidence"),
  "contracts/instruments": contract("members", "evidence", "settlement"),
  "contracts/anchoring": contract("members", "evidence"),
  "src/lib": [],
  "src/sdk": ["src/lib", "types"],
  "src/deploy": ["src/lib", "src/sdk", "types"],
  "src/bridge": ["src/lib", "src/sdk", "types"],
  "src/vault": ["src/lib", "src/sdk", "types"],
  "src/indexer": ["src/lib", "src/sdk", "types"],
  // `tally up` deploys with the one deployment code, `tally bridge` runs the bridge.
  "src/cli": ["src/lib", "src/sdk", "src/bridge", "types", "src/deploy"],
  "src/console": ["src/lib", "src/sdk", "types"],
  "src/testing": ["src/lib", "src/sdk", "src/bridge", "src/vault", "src/indexer", "src/cli", "types", "src/deploy"],
  "src/simulator": ["src/lib", "src/sdk", "src/bridge"],
  "src/scenarios": ["src/lib", "src/sdk", "src/bridge", "src/simulator", "src/cli", "src/deploy", "types"],
  types: [],
};

const IMPORT = /\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

const layerOf = (file: string) => Object.keys(MAY_IMPORT).find((layer) => file.startsWith(`${layer}/`));
const domainOf = (layer: string) => DOMAIN.find((name) => layer === `contracts/${name}`);

/** A contract or a library: what another domain must not import. Interfaces, structs and value types may pass. */
const holdsCode = (source: string) => /^\s*(?:abstract\s+)?(?:contract|library)\s+\w/m.test(source);

function problemsOf(root: string, file: string): string[] {
  const layer = layerOf(file);
  if (layer === undefined) return [`${file}: no layer covers this file`];
  const problems: string[] = [];
  for (const [, path = ""] of readFileSync(join(root, file), "utf8").replace(COMMENT, "").matchAll(IMPORT)) {
    const target = normalize(join(dirname(file), path));
    const to = layerOf(target);
    if (to === layer) continue;
    if (to === undefined) {
      problems.push(`${file}: imports ${target}, which no layer covers`);
    } else if (MAY_IMPORT[layer]?.includes(to) !== true) {
      problems.push(`${file}: ${layer} must not import ${to} (${path})`);
    } else if (domainOf(layer) && domainOf(to) && holdsCode(readFileSync(join(root, target), "utf8"))) {
      problems.push(`${file}: imports the contract ${target} of another domain; import its interface`);
    }
  }
  return problems;
}

export function checkImports(root: string): Report {
  const files = filesMatching(root, ["contracts/**/*.sol", "src/**/*.{ts,tsx}"]);
  return { seen: files.length, of: "files", problems: files.flatMap((file) => problemsOf(root, file)) };
}

export const importsCheck: Check = { name: "imports", floor: 22, run: checkImports };

await runIfMain(import.meta.url, importsCheck);
