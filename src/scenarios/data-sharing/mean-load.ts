import { agreeOn } from "../shared/agree-on-data.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";
import { type ComputedMean, computeMean, nameOf, runOver } from "./compute.ts";
import { SMALL_DISTRICT } from "./load-file.ts";
import type { Parties } from "./parties.ts";
import { LEAST_GROUP } from "./policy.ts";
import type { PublishedLoad } from "./publish.ts";
import { tell } from "./tell.ts";

/** What the second half of the play comes to. */
export interface MeanLoad {
  readonly computed: ComputedMean;
  /** Name of the executor that lied; undefined if not exactly one was named. */
  readonly liar: string | undefined;
  readonly faults: readonly Fault[];
}

/** North Bank gets one aggregate over all factories, and no row: three organisations compute it, and one of them lies. */
export async function playMeanLoad(stage: Stage, parties: Parties, published: PublishedLoad): Promise<MeanLoad> {
  const { resource, compute } = published;
  const { north, executors } = parties;
  const offered = { resource, service: compute, computeOnly: true, minGroupSize: LEAST_GROUP };
  const { agreement } = await agreeOn(stage, { provider: parties.grid, consumer: north }, offered);
  stage.say(
    `${north.name} asks for the mean load by district and month: ${executors.map(({ name }) => name).join(", ")} compute it`,
  );
  const computed = await computeMean(stage, parties, published, agreement);
  const { document, tally, verified, agreed } = computed;
  const districts = new Set(document.rows.map(([district]) => district));
  stage.say(
    `${document.rows.length} means of ${districts.size} districts; the count accepts what two of three came to: ${tally.status}`,
  );
  const dissented = tally.named.filter(({ did }) => did === "dissented");
  const [first, ...others] = dissented.map(({ executor }) => nameOf(parties, executor));
  const liar = others.length === 0 && tally.named.length === 1 ? first : undefined;
  const lied = executors.at(-1)?.name;
  const faults = [
    observed(`${lied} reveals a result that it did not find`, liar === lied, "dissented, and is named"),
    observed("two of three results are accepted", tally.status === "Accepted" && verified && agreed, tally.status),
    observed(
      `a district of few factories, ${SMALL_DISTRICT}, is not in the result`,
      districts.size > 0 && !districts.has(SMALL_DISTRICT),
      "withheld",
    ),
    await attempt("a statement asks for a group of one", "QUERY_REFUSED", () =>
      runOver(published, "SELECT factory, avg(kwh) AS mean FROM load GROUP BY factory"),
    ),
    await attempt("a statement reads a file", "QUERY_REFUSED", () =>
      runOver(published, "SELECT * FROM read_csv('/etc/passwd')"),
    ),
  ];
  for (const fault of faults) tell(stage, fault);
  return { computed, liar, faults };
}
