/** Which domains a tree has, and which of the others each needs: from the folders of contracts/ and from the rooms themselves. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Folders of contracts/ that hold no domain. */
const SHARED = ["types", "libraries"];
/** A folder of contracts/ whose folders are a domain each: the cases of finance. */
const CASES = "instruments";

const foldersOf = (root: string, path: string): string[] =>
  existsSync(join(root, path))
    ? readdirSync(join(root, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];

/** Domain -> the folder of its contracts. */
export function domainFolders(root: string): ReadonlyMap<string, string> {
  const names = foldersOf(root, "contracts").filter((name) => !SHARED.includes(name) && name !== CASES);
  const cases = foldersOf(root, `contracts/${CASES}`);
  return new Map([
    ...names.map((name): [string, string] => [name, `contracts/${name}`]),
    ...cases.map((name): [string, string] => [name, `contracts/${CASES}/${name}`]),
  ]);
}

export const domainsOf = (root: string): string[] => [...domainFolders(root).keys()];

/** The rooms of a domain that say what it needs. */
export const needsFiles = (domain: string) => [`src/deploy/${domain}/plan.ts`, `src/sdk/${domain}/domain.ts`];

/** The domains that a file names under `needs`; undefined where it is not there or names none. */
export function needsIn(root: string, file: string): readonly string[] | undefined {
  const path = join(root, file);
  const named = existsSync(path) ? /\bneeds:\s*\[([^\]]*)\]/.exec(readFileSync(path, "utf8")) : null;
  return named === null ? undefined : (named[1]?.match(/\w[\w-]*/g) ?? []);
}

/** The domains that a domain names under `needs`. */
export function needsOf(root: string, domain: string): readonly string[] {
  return needsFiles(domain).flatMap((file) => needsIn(root, file) ?? []);
}

/** A domain with all that it needs, and what that needs. */
export function withNeeds(root: string, domain: string, found = new Set<string>()): Set<string> {
  if (found.has(domain)) return found;
  found.add(domain);
  for (const need of needsOf(root, domain)) withNeeds(root, need, found);
  return found;
}
