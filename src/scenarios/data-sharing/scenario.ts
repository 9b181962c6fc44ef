import { mkdirSync, rmSync } from "node:fs";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { playFactoryRows } from "./factory-rows.ts";
import { playMeanLoad } from "./mean-load.ts";
import { enrolParties } from "./parties.ts";
import { publishLoad } from "./publish.ts";

/** Data sharing: rows for who may have them, one number for who may not, and a lie that is found. */
export const dataSharing: Scenario = {
  name: "data-sharing",
  title: "Data sharing: one factory's load with its consent, one mean over all without a row",
  async play(stage: Stage): Promise<Outcome> {
    rmSync(stage.folder, { recursive: true, force: true });
    mkdirSync(stage.folder, { recursive: true });
    const parties = await enrolParties(stage);
    const published = await publishLoad(stage, parties);
    const { fetched, faults, withdraw } = await playFactoryRows(stage, parties, published);
    const { computed, liar, faults: others } = await playMeanLoad(stage, parties, published);
    const all = [...faults, ...others, await withdraw()];
    const missed = all.filter(({ reported }) => reported === undefined);
    const { leaves } = published.document.version;
    return {
      ok: missed.length === 0,
      facts: {
        published: `${leaves} rows in ${published.seconds.toFixed(1)} s`,
        "one factory": `${fetched.rows.length} rows, proved`,
        "over all": `${computed.document.rows.length} means, ${computed.tally.status}`,
        "who lied": liar ?? "nobody was named",
        reported: `${all.length - missed.length} of ${all.length}`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
        vault: published.vault.url,
      },
    };
  },
};
