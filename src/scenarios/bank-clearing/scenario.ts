import { fundCycleAndWait } from "../../sdk/clearing/actions/fund-cycle.ts";
import { getCycle } from "../../sdk/clearing/actions/get-cycle.ts";
import { resolveDefaultAndWait } from "../../sdk/clearing/actions/resolve-default.ts";
import { settleCycleAndWait } from "../../sdk/clearing/actions/settle-cycle.ts";
import { submitNetsAndWait } from "../../sdk/clearing/actions/submit-nets.ts";
import { obligationsOf } from "../../sdk/clearing/model/lists.ts";
import { netCycle } from "../../sdk/clearing/model/net-cycle.ts";
import { largestNetDebtor, resolveShortfall } from "../../sdk/clearing/model/resolve-shortfall.ts";
import { moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { type Bank, enrolBanks } from "./banks.ts";
import { confirmAll, fortyObligations, startCycle } from "./cycle.ts";
import { yuan } from "../shared/yuan.ts";
import { payIn } from "./money.ts";

const MEANING: Readonly<Record<string, string>> = {
  Clearing_NumberUsed: "refused, each obligation counts once",
  Clearing_NetMismatch: "refused, the chain has every net by the obligations that both confirmed",
  Clearing_WrongState: "refused, the cycle is closed",
};

/** Five banks owe each other forty amounts and pay five. */
export const bankClearing: Scenario = {
  name: "bank-clearing",
  title: "Clearing between banks: forty obligations become one payment each, and one bank does not pay",
  async play(stage: Stage): Promise<Outcome> {
    const { say, deployment } = stage;
    const banks = (await enrolBanks(stage)) as [Bank, ...Bank[]];
    const cash = await payIn(banks);
    const [operator] = banks;
    const nameOf = (org: number) => banks.find((bank) => bank.org === org)?.name ?? `bank ${org}`;

    const started = await startCycle(banks, deployment, cash);
    const { cycle, terms } = started;
    const obligations = fortyObligations(banks);
    await confirmAll(banks, deployment, started, obligations);
    const { nets, gross, settle, savingBps } = netCycle(terms, obligations);
    say(
      `${obligations.length} obligations of ${banks.length} banks, confirmed by two people on each side: ${yuan(gross)} yuan`,
    );
    const again = await attempt("the list is brought once more", "Clearing_NumberUsed", () =>
      confirmAll(banks, deployment, started, obligations),
    );

    await moveClock(operator.client.provider, Number(terms.closesAt) + 1);
    const late = await attempt("one more is brought after the close", "Clearing_WrongState", () =>
      confirmAll(banks, deployment, started, [
        { debtor: operator.org, creditor: banks[1]?.org ?? 0, amount: 1n, number: 99n },
      ]),
    );
    const shifted = nets.map((net, i) => net + (i === 0 ? 1n : i === 1 ? -1n : 0n));
    const off = await attempt("nets that are off by one unit, and still sum to zero", "Clearing_NetMismatch", () =>
      submitNetsAndWait(operator.client, { terms, nets: shifted }),
    );
    await submitNetsAndWait(operator.client, { terms, nets });
    say(`netted, ${yuan(settle)} are paid instead: ${(Number(savingBps) / 100).toFixed(1)} % less`);

    const silent = largestNetDebtor(terms, nets) ?? 0;
    await payAll(banks, cycle, nets, silent);
    const before = resolveShortfall(terms, obligations, silent);
    say(`${nameOf(silent)}, which owes ${yuan(before.shortfall)}, does not pay in time`);
    await moveClock(operator.client.provider, (await getCycle(operator.client, { cycle })).until + 1);
    const left = obligationsOf(obligations, silent);
    const { outcome } = await resolveDefaultAndWait(operator.client, { terms, obligations: left });
    say(
      `what was put aside would not pay for it, so nobody pays for it: its ${left.length} obligations are open as before`,
    );

    const { positions } = await getCycle(operator.client, { cycle });
    const due = positions.map(({ net, paid }) => net + paid);
    await payAll(banks, cycle, due, silent);
    const remaining = positions.reduce((sum, { net }) => (net > 0n ? sum + net : sum), 0n);
    await settleCycleAndWait(operator.client, { terms });
    const { state } = await getCycle(operator.client, { cycle });
    const open = obligations.length - left.length;
    say(`the other ${open} are netted anew, and settled by ${yuan(remaining)}, all in one transaction`);

    const faults: Fault[] = [
      observed("the cycle is computed without the bank that did not pay", outcome === "RECOMPUTED", "Recomputed"),
      observed("the SDK says so before", before.outcome === outcome, "Foreseen"),
      observed("the rest is settled", state === "Settled", "Settled"),
      again,
      late,
      off,
    ];
    for (const { what, reported } of [again, late, off]) say(`${what}: ${MEANING[reported ?? ""] ?? "NOT REPORTED"}`);
    const missed = faults.filter(({ reported }) => reported === undefined);
    const refused = [again, late, off].filter(({ reported }) => reported !== undefined).length;
    return {
      ok: missed.length === 0,
      facts: {
        obligations: obligations.length,
        gross: yuan(gross),
        "paid instead": yuan(settle),
        "did not pay": nameOf(silent),
        "settled without it": `${open} obligations by ${yuan(remaining)}`,
        refused: `${refused} of 3 false lists and nets`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
      },
    };
  },
};

/** Every net debtor pays, but one. */
async function payAll(banks: readonly Bank[], cycle: string, nets: readonly bigint[], silent: number): Promise<void> {
  for (const [i, { org, client }] of banks.entries()) {
    if ((nets[i] ?? 0n) < 0n && org !== silent) await fundCycleAndWait(client, { cycle });
  }
}
