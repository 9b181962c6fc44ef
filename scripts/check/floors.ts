/**
 * The committed counts, floors.json: how many tests passed, and how many things each check looked at. A run with less than 98 % of
 * its count has lost something. One that saw more than one thing more, and so many that its count is less than 98 % of them, has to
 * commit the new count.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Name of a check or of a runner -> count. */
export type Committed = Readonly<Record<string, number>>;

export const FLOORS_FILE = "scripts/check/floors.json";
const UPDATE = "npm run tool -- scripts/check/floor.ts --update";

export const committedCounts = (root: string): Committed =>
  existsSync(join(root, FLOORS_FILE)) ? (JSON.parse(readFileSync(join(root, FLOORS_FILE), "utf8")) as Committed) : {};

/** The least that a committed count lets pass. */
export const floorOf = (count: number) => Math.ceil((98 * count) / 100);

/**
 * What is wrong with a count beside the committed one; undefined when nothing is.
 *
 * @param share The committed count has to be so many percent of what is seen.
 */
export function outsideFloor(
  name: string,
  seen: number,
  of: string,
  committed: number | undefined,
  share = 98,
): string | undefined {
  if (committed === undefined || committed < 1) return `${FLOORS_FILE} has no count for ${name}; ${UPDATE}`;
  const floor = floorOf(committed);
  if (seen < floor) return `saw ${seen} ${of}, expected at least ${floor} (${name} in ${FLOORS_FILE})`;
  if (seen <= committed + 1 || 100 * committed >= share * seen) return undefined;
  return `saw ${seen} ${of}, and ${FLOORS_FILE} has ${committed} for ${name}: raise it with ${UPDATE}`;
}

/** Writes every count of `seen` that is larger than the committed one. Lowering one is an edit that somebody has to defend. */
export function raiseFloors(root: string, seen: Committed): Committed {
  const committed = committedCounts(root);
  const raised = { ...committed };
  for (const [name, count] of Object.entries(seen)) raised[name] = Math.max(count, committed[name] ?? 0);
  const sorted = Object.fromEntries(Object.entries(raised).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(root, FLOORS_FILE), `${JSON.stringify(sorted, null, 2)}\n`);
  return sorted;
}
