import type { PlannedAct } from "./planned-act.ts";

type Destruction = Extract<PlannedAct, { act: "destroy" }>;

/**
 * Destructions under one certificate, by one party, in one step and at one time become one act, because a certificate is good for one.
 * Where there are several certificates to choose from, the units of one event become one act. It stands where the last of its parts
 * stood, when all that was done to its units before is done.
 */
export function joinDestructions(acts: readonly PlannedAct[]): PlannedAct[] {
  const joined: PlannedAct[] = [];
  const open = new Map<string, Destruction>();
  for (const act of acts) {
    const key = act.act === "destroy" && act.certificates.length > 0 ? keyOf(act) : undefined;
    const former = key === undefined ? undefined : open.get(key);
    const next = former && act.act === "destroy" ? joinTwo(former, act) : act;
    if (former) joined.splice(joined.indexOf(former), 1);
    joined.push(next);
    if (key !== undefined && next.act === "destroy") open.set(key, next);
  }
  return joined;
}

const keyOf = ({ event, party, step, when, certificates }: Destruction) =>
  JSON.stringify([party, step, when, certificates, certificates.length === 1 || event]);

const joinTwo = (former: Destruction, act: Destruction): Destruction => ({
  ...former,
  units: [...former.units, ...act.units],
});
