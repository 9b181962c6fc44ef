/** The runtime code of every contract that was built is below the cap: EIP-170 allows 24 576 bytes, the rest is room for a change. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

export const SIZE_CAP = 23_500;

export function checkSizes(root: string, cap = SIZE_CAP): Report {
  const files = globSync("artifacts/{contracts,@openzeppelin}/**/*.sol/*.json", { cwd: root }).sort();
  const sizes = files.map((file) => {
    const { contractName, deployedBytecode } = JSON.parse(readFileSync(join(root, file), "utf8"));
    // A library's address that is not linked yet takes as many characters as it will.
    return { name: contractName as string, bytes: (deployedBytecode as string).length / 2 - 1 };
  });
  const built = sizes.filter(({ bytes }) => bytes > 0); // interfaces and abstract contracts have none
  const problems = built
    .filter(({ bytes }) => bytes > cap)
    .map(({ name, bytes }) => `${name} has ${bytes} bytes of runtime code, the cap is ${cap}`);
  return { seen: built.length, of: "contracts", problems };
}

export const sizesCheck: Check = { name: "sizes", run: (root) => checkSizes(root) };

await runIfMain(import.meta.url, sizesCheck);
