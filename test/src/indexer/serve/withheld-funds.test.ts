import { randomInt } from "node:crypto";
import { openFunds } from "../../../../src/testing/funds.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { seeded } from "../../../../src/testing/random.ts";
import type { TextSigner } from "../../../../src/testing/sign-in.ts";
import { testSystem } from "../../../../src/testing/system.ts";
import { drawnFrom, hold, type Secret } from "../../../../src/testing/withheld-values.ts";

/** A failed run is repeated with TALLY_SEED. */
const SEED = Number(process.env.TALLY_SEED ?? randomInt(2 ** 31));

describe(`values of facilities that are withheld (TALLY_SEED=${SEED})`, function () {
  this.timeout(600_000);
  let indexer: TestIndexer;
  afterEach(() => indexer.close());
  const { amount, word } = drawnFrom(seeded(SEED));

  it("are told to nobody else, by no route, and of a payment to nobody who is paid another", async () => {
    const system = await testSystem();
    const on = await openFunds({ ...system, relayer: system.deployer });
    const secrets: Secret[] = [];
    const keep = (what: string, value: bigint | string, roles: readonly string[]) =>
      secrets.push({ what, value: String(value), for: roles });
    const both = ["lender", "borrower"];
    const [steel, wages, agreement, number] = [amount(), amount(), word(), word()];
    const whole = steel + wages;
    const lines = [
      { purpose: "steel", amount: steel },
      { purpose: "wages", amount: wages },
    ];
    const byRule = amount(6);
    const facility = await on.openDrawn({ amount: whole, lines, agreement, number, byRule });
    for (const [what, value] of Object.entries({ steel, wages, agreement, number, byRule })) {
      keep(`${what} of the facility`, value, both);
    }
    const payees = { payee: on.payee, other: on.other };
    for (const [name, { maker }] of Object.entries(payees)) {
      const [paid, documents] = [amount(8), word()];
      const request = await on.request(facility, { payee: maker.address, amount: paid, documents });
      await on.bring(request);
      for (const [what, value] of Object.entries({ paid, documents })) {
        keep(`${what} of what ${name} is paid`, value, [...both, name]);
      }
    }
    const refused = await on.request(facility, { amount: amount(8), documents: word() });
    const { payment } = await on.bring(refused);
    const reason = word();
    await on.relay.funds.refusePaymentAndWait({
      request: refused,
      reason,
      ...(await on.sign(on.lender, "refuse", { request: payment, reason })),
    });
    keep("why it was refused", reason, [...both, "payee"]);
    const own = { purpose: "wages", payee: on.borrower.maker.address, keys: [], amount: 10n ** 5n };
    const request = await on.request(facility, own);
    await on.bring(request);
    const payroll = word();
    await on.borrower.client.funds.showPaymentEvidenceAndWait({ request, documents: payroll, keys: [word()] });
    keep("what the borrower showed", payroll, both);
    const asked = { facility, evidence: word() };
    await on.relay.funds.declareBreachAndWait({ ...asked, ...(await on.signNext(on.lender, "breach", asked)) });
    keep("what shows the breach", asked.evidence, both);
    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const { lender, borrower, related } = on;
    const parties = { lender, borrower, ...payees, related };
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const [name, { maker }] of Object.entries(parties)) roles.set(name, maker);
    keep("that there is a facility", facility, Object.keys(parties));
    await hold(indexer, secrets, roles);
  });
});
