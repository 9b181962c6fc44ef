import type { Fault } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";

/** What the reports mean that this play reckons with. */
const MEANING: Readonly<Record<string, string>> = {
  Flagged: "flagged, a document of the same parties, amount and date was seen before",
  Fingerprints_Taken: "refused, the document is in use",
  Holdings_Closed: "refused, transfers have closed",
  Limits_Suspended: "refused, a debtor in default confirms nothing",
  Recourses_NotDefaulted: "refused, it has not been overdue long enough",
  Recourses_NotOpen: "refused, a sale's recourse is claimed once",
  Recourses_NotOverdue: "refused, the days of grace run",
};

/** Prints what became of an attempt, with the reason. */
export function tell({ say }: Pick<Stage, "say">, fault: Fault): Fault {
  const { what, reported, reason } = fault;
  say(`${what}: ${MEANING[reported ?? ""] ?? reported ?? "NOT REPORTED"}`);
  if (reason !== undefined) say(`  ${reported}: ${reason}`);
  return fault;
}
