import { gasOf, START } from "../chain.ts";
import { word } from "../dense.ts";
import type { System } from "./system.ts";

const HOLDER = 1;
const FINANCIER = 3;
/** Fixed, because its zero bytes cost less; within the longest reservation from any block of a run. */
const UNTIL = START + 20 * 86_400 + 1;

/** A document's way through Fingerprints, with one blocking and one flagging key. `relayer` is a registrar here. */
export async function exclusivity(system: System): Promise<Record<string, number>> {
  const byMaker = system.fingerprints.connect(system.maker);
  const byRegistrar = system.fingerprints.connect(system.relayer);
  const reserve = (label: string, flagging: string) =>
    gasOf(byMaker.reserve(HOLDER, [word(label)], [word(flagging)], UNTIL));
  const [ref, cancelled] = [word("ref"), word("cancelled ref")];

  const reserved = await reserve("document", "economics");
  const flagged = await reserve("other document", "economics");
  const bound = await gasOf(byRegistrar.bind(HOLDER, [word("document")], ref));
  const financed = await gasOf(byRegistrar.finance(FINANCIER, ref));
  const closed = await gasOf(byRegistrar.close(ref));
  const released = await gasOf(byMaker.release(HOLDER, [word("other document")]));
  await reserve("cancelled document", "economics");
  await gasOf(byRegistrar.bind(HOLDER, [word("cancelled document")], cancelled));
  return {
    "fingerprints-reserve": reserved,
    "fingerprints-reserve-flagged": flagged,
    "fingerprints-release": released,
    "fingerprints-bind": bound,
    "fingerprints-cancel": await gasOf(byRegistrar.cancel(cancelled)),
    "fingerprints-finance": financed,
    "fingerprints-close": closed,
  };
}
