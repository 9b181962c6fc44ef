import type { ChainAct, Packed } from "./chain-act.ts";

/** The acts on some units and on all units with which these were ever packed or transformed, which a reader needs to follow them. */
export function selectRelatedActs(acts: readonly ChainAct[], units: readonly string[]): ChainAct[] {
  const packings = acts.filter(isPacking).map(({ unit, units: others }) => [unit, ...others]);
  const groups = [...packings, ...findTransformed(acts)];
  const wanted = new Set(units);
  for (let before = 0; before < wanted.size; ) {
    before = wanted.size;
    for (const group of groups.filter((each) => each.some((unit) => wanted.has(unit)))) {
      for (const unit of group) wanted.add(unit);
    }
  }
  return acts.filter(({ unit }) => wanted.has(unit));
}

const PACKINGS: readonly ChainAct["name"][] = [
  "UnitsPacked",
  "UnitsUnpacked",
  "UnitsRefused",
] satisfies Packed["name"][];
const isPacking = (act: ChainAct): act is Packed => PACKINGS.includes(act.name);

/** Inputs and outputs of each transformation: one transaction has them all. */
function findTransformed(acts: readonly ChainAct[]): string[][] {
  const inputs = acts.filter(({ name }) => name === "UnitTransformed");
  return [...new Set(inputs.map(({ transaction }) => transaction))].map((one) =>
    acts
      .filter(({ name, transaction }) => transaction === one && (name === "UnitTransformed" || name === "UnitCreated"))
      .map(({ unit }) => unit),
  );
}
