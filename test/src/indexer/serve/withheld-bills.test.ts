import { randomInt } from "node:crypto";
import { billId } from "../../../../src/sdk/bills/model/bill-terms.ts";
import { rootLotOf } from "../../../../src/sdk/bills/model/lot-steps.ts";
import { dayNumber } from "../../../../src/sdk/settlement/model/dates.ts";
import { openBills } from "../../../../src/testing/bills.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { seeded } from "../../../../src/testing/random.ts";
import type { TextSigner } from "../../../../src/testing/sign-in.ts";
import { testSystem } from "../../../../src/testing/system.ts";
import { drawnFrom, hold, type Secret } from "../../../../src/testing/withheld-values.ts";

/** A failed run is repeated with TALLY_SEED. */
const SEED = Number(process.env.TALLY_SEED ?? randomInt(2 ** 31));

describe(`values of bills that are withheld (TALLY_SEED=${SEED})`, function () {
  this.timeout(600_000);
  let indexer: TestIndexer;
  afterEach(() => indexer.close());
  const { amount, word } = drawnFrom(seeded(SEED));

  it("are told to nobody else, by no route, and of a part to nobody who has another", async () => {
    const system = await testSystem();
    const on = await openBills({ ...system, relayer: system.deployer });
    const [basin, bank, guarantor] = [await on.party("Basin"), await on.party("Bank"), await on.party("Guarantor")];
    await on.limit(guarantor, on.drawer, "GUARANTEE");
    const secrets: Secret[] = [];
    const [whole, background] = [amount(), word()];
    const terms = await on.terms({ amount: whole, background });
    const bill = billId(terms);
    const lot = await on.accept(terms);
    const aval = { bill, party: on.drawer.org };
    await on.relay.bills.guaranteeBillAndWait({ ...aval, ...(await on.sign(guarantor, "guarantee", aval)) });
    const parts = [amount(9), amount(9)] as const;
    for (const [i, { maker }] of [basin, bank].entries()) {
      const [first, part] = [i === 0 ? 0n : parts[0], parts[i] ?? 0n];
      const from = i === 0 ? lot : (rootLotOf(lot) | 1n) + (first << 1n);
      await on.payee.client.bills.endorseBillInPartAndWait({ lot: from, first, amount: part, to: maker.address });
    }
    const ref = word();
    const pledge = { instrument: lot, pledgee: guarantor.org, amount: parts[0], ref, enforceableFrom: 2n ** 32n };
    await basin.client.liens.pledgeUnitsAndWait(pledge);
    const owing = ["drawer", "acceptor", "guarantor"];
    const having = ["payee", "basin", "bank"];
    for (const [what, value] of Object.entries({ whole, background })) {
      secrets.push({ what: `${what} of the bill`, value: String(value), for: [...owing, ...having] });
    }
    secrets.push({ what: "what basin has", value: String(parts[0]), for: [...owing, "payee", "basin"] });
    secrets.push({ what: "what bank has", value: String(parts[1]), for: [...owing, "payee", "bank"] });
    const begins = (rootLotOf(lot) | 1n) + (parts[0] << 1n);
    await on.goTo(dayNumber(terms.maturity));
    await on.relay.bills.presentBillLotAndWait({ lot: begins });
    const refusal = { lot: begins, reason: word() };
    await on.relay.bills.refuseBillPaymentAndWait({
      ...refusal,
      ...(await on.sign(on.acceptor, "refusePayment", refusal)),
    });
    secrets.push({ what: "why it was refused", value: refusal.reason, for: [...owing, "payee", "bank"] });
    const [other, trade] = [amount(), word()];
    await on.draw(await on.terms({ amount: other, background: trade }));
    for (const [what, value] of Object.entries({ other, trade })) {
      secrets.push({
        what: `${what} of what is not accepted`,
        value: String(value),
        for: ["drawer", "acceptor", "payee"],
      });
    }
    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const { drawer, acceptor, payee } = on;
    const parties = { drawer, acceptor, payee, basin, bank, guarantor, other: await on.party("Other") };
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const [name, { maker }] of Object.entries(parties)) roles.set(name, maker);
    secrets.push({ what: "that there is a bill", value: bill, for: Object.keys(parties) });
    await hold(indexer, secrets, roles);
  });
});
