import { id } from "ethers";
import { callLayerAndWait } from "../../sdk/treaties/actions/call-layer.ts";
import { drawCollateralAndWait } from "../../sdk/treaties/actions/draw-collateral.ts";
import { getTreaty } from "../../sdk/treaties/actions/get-treaty.ts";
import { getTreatyCall } from "../../sdk/treaties/actions/get-treaty-call.ts";
import { payCallAndWait } from "../../sdk/treaties/actions/pay-call.ts";
import { payPremiumAndWait } from "../../sdk/treaties/actions/pay-premium.ts";
import { publishDays } from "../shared/banking-days.ts";
import { moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { yuan } from "../shared/yuan.ts";
import { enrolParties, fund } from "./parties.ts";
import { advise, assess, bind, CALENDAR, flood, PREMIUM, termsOf } from "./treaty.ts";

/** Each refusal by the rule's usual name. */
const RULE: Readonly<Record<string, string>> = {
  Treaties_LinesNotWhole: "refused, written lines sum to 100 %",
  LossClaims_LayerCalled: "refused, one loss is called once of each layer",
  LossClaims_KeyUsed: "refused, the treaty was advised of this loss (bordereau: policy and number of the loss)",
  Fingerprints_Taken: "refused, a loss is ceded to one treaty, but in inuring order",
};

/** An insurer calls its reinsurers for a flood, once. */
export const reinsuranceTreaties: Scenario = {
  name: "reinsurance-treaties",
  title: "Reinsurance: a flood is called of two reinsurers, once, and one does not pay",
  movesClock: true,
  async play(stage: Stage): Promise<Outcome> {
    const { say, deployment } = stage;
    const parties = await enrolParties(stage);
    const { cedent, lead, follower } = parties;
    await publishDays(stage, CALENDAR);
    const cash = await fund(stage, parties);

    const terms = await termsOf(parties, cash);
    const short = { ...terms, lines: terms.lines.map((line, i) => (i === 0 ? { ...line, bps: 6_666 } : line)) };
    const lines = await attempt("lines that sum to 99.99 %", "ARGUMENT_INVALID", () =>
      bind(deployment, parties, short),
    );
    const treaty = await bind(deployment, parties, terms);
    say(`${lead.name} quoted, ${follower.name} wrote its line, ${cedent.name} bound: 3 000 000 beyond 1 000 000`);
    await payPremiumAndWait(cedent.client, { treaty, amount: PREMIUM });

    const notice = await flood(parties, treaty);
    const loss = await advise(deployment, parties, notice);
    await assess(deployment, parties, loss, 3_500_000_00n);
    const { client } = cedent;
    const { call } = await callLayerAndWait(client, { notice, layer: 0 });
    const { shares, amount } = await getTreatyCall(client, { call: call ?? "" });
    const said = shares.map((share) => yuan(share.amount)).join(" and ");
    say(`a flood of 3 500 000: ${yuan(amount)} are called, ${said}`);
    const twice = await attempt("the layer is called again", "LossClaims_LayerCalled", () =>
      callLayerAndWait(client, { notice, layer: 0 }),
    );
    const again = await attempt("the flood is advised again", "LossClaims_KeyUsed", async () =>
      advise(deployment, parties, await flood(parties, treaty)),
    );
    const other = await bind(deployment, parties, await termsOf(parties, cash, { number: id("a second treaty") }));
    const elsewhere = await attempt("the flood is advised under a second treaty", "Fingerprints_Taken", async () =>
      advise(deployment, parties, await flood(parties, other)),
    );

    await payCallAndWait(lead.client, { call: call ?? "" });
    const { payBy } = shares.find(({ org }) => org === follower.org) ?? { payBy: 0 };
    await moveClock(client.provider, payBy + 1);
    const { owed } = await drawCollateralAndWait(client, { call: call ?? "", org: follower.org });
    say(`${lead.name} paid; ${follower.name} did not, what it had posted is drawn, and it owes ${yuan(owed)} still`);
    const { layers, recovered } = await getTreaty(client, { treaty });

    const refused = [lines, twice, again, elsewhere];
    const faults: Fault[] = [
      ...refused,
      observed("the layer is reinstated for what was paid", layers[0]?.reinstated === amount, "Reinstated"),
      observed("no line pays for another", owed === 833_250_00n - 500_000_00n, "Several"),
    ];
    for (const { what, reported } of refused) {
      const code = reported === "ARGUMENT_INVALID" ? "Treaties_LinesNotWhole" : (reported ?? "");
      say(`${what}: ${RULE[code] ?? "NOT REPORTED"}`);
    }
    const missed = faults.filter(({ reported }) => reported === undefined);
    return {
      ok: missed.length === 0,
      facts: {
        recovered: yuan(recovered),
        "owed by who did not pay": yuan(owed),
        refused: `${refused.filter(({ reported }) => reported !== undefined).length} of ${refused.length} attempts`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};
