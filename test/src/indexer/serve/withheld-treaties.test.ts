import { randomInt } from "node:crypto";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { seeded } from "../../../../src/testing/random.ts";
import type { TextSigner } from "../../../../src/testing/sign-in.ts";
import { testSystem } from "../../../../src/testing/system.ts";
import { openTreaties } from "../../../../src/testing/treaties.ts";
import { drawnFrom, hold, type Secret } from "../../../../src/testing/withheld-values.ts";

/** A failed run is repeated with TALLY_SEED. */
const SEED = Number(process.env.TALLY_SEED ?? randomInt(2 ** 31));
const DAY = 86_400;

describe(`values of treaties that are withheld (TALLY_SEED=${SEED})`, function () {
  this.timeout(600_000);
  let indexer: TestIndexer;
  afterEach(() => indexer.close());
  const { amount, word } = drawnFrom(seeded(SEED));

  it("are told to cedent, reinsurers and arbiter, and to nobody else, by no route", async () => {
    const system = await testSystem();
    const on = await openTreaties({ ...system, relayer: system.deployer });
    const { cedent, lead, second, third, arbiter, bank } = on;
    const inside = { cedent, lead, second, third, arbiter };
    const secrets: Secret[] = [];
    const keep = (values: Readonly<Record<string, bigint | string>>) => {
      for (const [what, value] of Object.entries(values)) {
        secrets.push({ what, value: String(value), for: Object.keys(inside) });
      }
    };
    const [premium, limit, retention, collateral] = [amount(9), amount(12), amount(10), amount(9)];
    const [wording, number, cashCallAt] = [word(), word(), amount(9)];
    keep({ premium, limit, retention, collateral, wording, number, cashCallAt });
    const account = (party: typeof cedent) => ({ org: party.org, account: party.maker.address });
    const treaty = await on.inForce(
      {
        layers: [{ kind: "ExcessOfLoss", limit, retention, reinstatements: 1, reinstatementBps: 10_000, premium }],
        lines: [
          { ...account(lead), bps: 5_000 },
          { ...account(second), bps: 3_001, collateral },
          { ...account(third), bps: 1_999 },
        ],
        instalments: [{ dueBy: (await on.now()) + 20 * DAY, amount: premium }],
        wording,
        number,
        cashCallAt,
        authority: 0n,
      },
      collateral,
    );
    await on.cedent.client.treaties.payPremiumAndWait({ treaty, amount: premium });
    const [advised, bordereau] = [retention + amount(11), word()];
    const notice = await on.notice(treaty, advised, { bordereau });
    const loss = await on.notify(notice);
    const assessed = advised - amount(9);
    keep({ advised, assessed, bordereau, recovery: assessed - retention });
    await on.relay.treaties.assessLossAndWait({
      loss,
      amount: assessed,
      ...(await on.sign(lead, "assess", { loss, amount: assessed })),
    });
    const { call } = await cedent.client.treaties.callLayerAndWait({ notice, layer: 0 });
    const [disputed, contested] = [word(), word()];
    const dispute = { call: String(call), reason: disputed };
    await on.relay.treaties.disputeCallAndWait({
      ...dispute,
      org: third.org,
      ...(await on.sign(third, "dispute", dispute)),
    });
    const awarded = { call: String(call), org: third.org, amount: amount(9) };
    await on.relay.treaties.awardCallAndWait({ ...awarded, ...(await on.sign(arbiter, "award", awarded)) });
    await on.pass(4 * DAY);
    const other = await on.notice(treaty, amount(11));
    const contest = { loss: await on.notify(other), reason: contested };
    await on.relay.treaties.contestLossAndWait({ ...contest, ...(await on.sign(lead, "contest", contest)) });
    keep({ disputed, contested, awarded: awarded.amount });
    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const [name, { maker }] of Object.entries({ ...inside, bank })) roles.set(name, maker);
    await hold(indexer, secrets, roles);
  });
});
