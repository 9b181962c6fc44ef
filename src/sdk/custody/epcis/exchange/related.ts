import type { ChainAct, Packed } from "./chain-act.ts";

/** The acts on units, and on all with which they were ever packed, or made: without those theirs cannot be understood. */
export function actsOf(acts: readonly ChainAct[], units: readonly string[]): ChainAct[] {
  const bonds = [...acts.filter(isPacking).map(({ unit, units: others }) => [unit, ...others]), ...made(acts)];
  const wanted = new Set(units);
  for (let before = 0; before < wanted.size; ) {
    before = wanted.size;
    for (const bond of bonds.filter((each) => each.some((unit) => wanted.has(unit)))) {
      for (const unit of bond) wanted.add(unit);
    }
  }
  return acts.filter(({ unit }) => wanted.has(unit));
}

const isPacking = (act: ChainAct): act is Packed => act.name === "UnitsPacked" || act.name === "UnitsUnpacked";

/** What went into a transformation and what came out of it: all in one transaction. */
function made(acts: readonly ChainAct[]): string[][] {
  const inputs = acts.filter(({ name }) => name === "UnitTransformed");
  return [...new Set(inputs.map(({ transaction }) => transaction))].map((one) =>
    acts
      .filter(({ name, transaction }) => transaction === one && (name === "UnitTransformed" || name === "UnitCreated"))
      .map(({ unit }) => unit),
  );
}
