import { randomInt } from "node:crypto";
import { expect } from "chai";
import type { BaseWallet } from "ethers";
import type { CycleTerms } from "../../../../src/sdk/clearing/model/cycle-terms.ts";
import { openClearing } from "../../../../src/testing/clearing.ts";
import { PARTIES as CREDIT_PARTIES, openCredits } from "../../../../src/testing/credits.ts";
import { everyAnswer } from "../../../../src/testing/every-answer.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { measureAndHold } from "../../../../src/testing/measured-and-held.ts";
import { seeded } from "../../../../src/testing/random.ts";
import { PARTIES, type PartyName, supplyChain } from "../../../../src/testing/receivables.ts";
import type { TextSigner } from "../../../../src/testing/sign-in.ts";
import { testSystem } from "../../../../src/testing/system.ts";
import { drawnFrom, hold, look, type Secret } from "../../../../src/testing/withheld-values.ts";
import { plantedLeaks } from "./planted-leaks.ts";

/** A failed run is repeated with TALLY_SEED. */
const SEED = Number(process.env.TALLY_SEED ?? randomInt(2 ** 31));

describe(`values that are withheld (TALLY_SEED=${SEED})`, function () {
  this.timeout(600_000);
  let random: () => number;
  let indexer: TestIndexer;
  afterEach(() => indexer.close());
  beforeEach(() => {
    random = seeded(SEED);
  });
  const { amount, word } = drawnFrom(() => random());

  it("of receivables, liens, deals and limits are told to nobody else, by no route", async () => {
    const system = await supplyChain();
    const { supplier, bank, smith, cash, deadline } = system;
    const secrets: Secret[] = [];
    const secret = (what: string, value: string, ...names: readonly PartyName[]) => {
      secrets.push({ what, value, for: [...names, "regulator"] });
      return value;
    };
    const own = 10n ** 13n + amount();
    await system.limit("buyer", "buyer", "UNDERTAKING", own);
    secret("a cap of the buyer", String(own), "buyer");
    for (const [kind, on] of [
      ["OBLIGOR_RISK", "buyer"],
      ["SELLER_RISK", "supplier"],
    ] as const) {
      const cap = 10n ** 12n + amount();
      await system.limit("bank", on, kind, cap);
      secret(`a cap of the bank on ${on}`, String(cap), "bank");
    }
    const ids: string[] = [];
    const instruments: bigint[] = [];
    for (let i = 0; i < 4; i++) {
      const [face, documents] = [amount(), word()];
      // The first is divided and sold, so its holders know it too.
      const holders: readonly PartyName[] = i === 0 ? ["smith", "bank"] : i === 1 ? ["rival"] : [];
      const given = system.terms(`generated ${i}`, { face, documents });
      const id = await system.confirmed(given);
      ids.push(id);
      secrets.push({ what: `that there is receivable ${i}`, value: id, for: PARTIES });
      instruments.push((await system.stranger.receivables.getReceivable({ receivable: id })).instrument ?? 0n);
      secret(`documents of receivable ${i}`, documents, "buyer", "supplier", ...holders);
      secret(`face of receivable ${i}`, String(face), "buyer", "supplier", ...holders);
    }
    // A part goes to smith, a part is sold to the bank, and of another one a part is pledged to the rival.
    const part = 10n ** 9n + amount(9);
    await supplier.client.units.transferUnitsAndWait({
      instrument: instruments[0] ?? 0n,
      to: smith.signer.address,
      amount: part,
    });
    secret("what smith holds", String(part), "smith", "buyer", "supplier", "bank");
    await system.fund("bank", 10n ** 12n);
    const [sold, price, ref] = [3n * 10n ** 9n + amount(9), 10n ** 9n + amount(9), word()];
    const legs = [
      {
        asset: system.deployment.contracts.Instruments?.address ?? "",
        id: instruments[0] ?? 0n,
        from: supplier.signer.address,
        to: bank.signer.address,
        amount: sold,
      },
      { asset: cash, from: bank.signer.address, to: supplier.signer.address, amount: price },
    ];
    await system.settled({ legs, ref, recourse: true, deadline }, "supplier", "bank");
    secret("the price of a part", String(price), "bank", "supplier");
    secret("the contract of a sale", ref, "bank", "supplier");
    const [pledged, agreement] = [10n ** 9n + amount(9), word()];
    const pledge = {
      instrument: instruments[1] ?? 0n,
      pledgee: system.rival.org,
      amount: pledged,
      enforceableFrom: deadline,
      ref: agreement,
    };
    await supplier.client.liens.pledgeUnitsAndWait(pledge);
    secret("what is pledged", String(pledged), "supplier", "buyer", "rival");
    secret("why it is pledged", agreement, "supplier", "buyer", "rival");

    // What everybody is told is among what is looked through, and is no secret: readings of a station, and a unit.
    const measured = [amount(12), amount(12), amount(12)] as const;
    const quantity = amount(5); // a unit is 100 kg at most
    await measureAndHold(system, measured, Number(quantity));
    const everybody = ["public", ...PARTIES];
    for (const [i, value] of measured.slice(1).entries())
      secrets.push({ what: `reading ${i + 2}`, value: String(value), for: everybody });
    secrets.push({ what: "what a unit weighs", value: String(quantity), for: everybody });

    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const name of PARTIES) roles.set(name, system[name].signer);
    await hold(indexer, secrets, roles);
    const { bodies } = await everyAnswer({ url: indexer.url, words: [] });
    for (const [path, value] of [
      ["/sensorthings/v1.1/Observations?$count=true", measured[1]],
      ["/v1/batches?limit=500", measured[2]],
      ["/v1/exceedances?limit=500", measured[2]],
      ["/v1/sensors?limit=500", measured[1]],
      ["/v1/units?limit=500", quantity],
      ["/epcis/events?perPage=1000", quantity],
    ] as const) {
      const { body = "" } = bodies.find((each) => each.path === path) ?? {};
      expect(body, path).to.include(String(value));
    }

    // Where something is told that should not be, it is found.
    const secretOf = (name: string) => secrets.find(({ what }) => what === name)?.value ?? "";
    const leaking = plantedLeaks(secretOf("documents of receivable 3"), secretOf("face of receivable 3"));
    for (const [name, [domains, path, role]] of Object.entries(leaking)) {
      const other = await indexerOn(system, { epcis: {}, domains });
      await other.caughtUp();
      const who = new Map([[role, role === "public" ? undefined : system.rival.signer]]);
      const { leaks } = await look(other, secrets, who).finally(() => other.close());
      expect(
        leaks.some((each) => each.role === role && path.test(each.path)),
        `${name} leaks: ${JSON.stringify(leaks.slice(0, 5))}`,
      ).to.equal(true);
    }
  });

  it("of letters of credit are told to nobody else, by no route", async () => {
    const system = await testSystem();
    const on = await openCredits({ ...system, relayer: system.deployer });
    const secrets: Secret[] = [];
    const parties = ["applicant", "issuer", "confirmer", "advisor", "beneficiary"];
    for (let i = 0; i < 2; i++) {
      const [whole, goods, documents] = [amount(), word(), word()];
      const terms = await on.terms({ amount: whole, margin: whole / 4n, goods, documents, partialDrawings: true });
      secrets.push({ what: `that there is credit ${i}`, value: await on.issue(terms), for: CREDIT_PARTIES });
      const drawing = await on.drawing(terms, { amount: whole / 3n, documents: word() });
      await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
      for (const [what, value] of Object.entries({
        whole,
        margin: whole / 4n,
        drawn: whole / 3n,
        goods,
        documents,
        presented: drawing.documents,
      })) {
        secrets.push({ what: `${what} of credit ${i}`, value: String(value), for: parties });
      }
    }
    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const name of CREDIT_PARTIES) roles.set(name, on[name].maker);
    await hold(indexer, secrets, roles);
  });

  it("of cycles of clearing are told to nobody else, by no route", async () => {
    const system = await testSystem();
    const money = 10n ** 13n;
    const on = await openClearing({
      ...system,
      relayer: system.deployer,
      banks: 5,
      money,
      collateral: money / 4n,
      fund: money / 4n,
    });
    const secrets: Secret[] = [];
    const member = { netDebitCap: money / 2n, collateral: 10n ** 12n, fund: 10n ** 12n };
    const terms: CycleTerms = await on.terms(() => member);
    const { cycle } = await on.start(terms);
    const orgs = terms.members.map(({ bank }) => bank);
    const nameOf = (org: number) => `bank ${org}`;
    const obligations = [];
    for (let i = 0; i < 4; i++) {
      const [debtor, creditor] = [orgs[i % orgs.length] ?? 0, orgs[(i + 1) % orgs.length] ?? 0];
      const [owed, number] = [10n ** 11n + amount(10), 10n ** 15n + amount(15)];
      obligations.push({ debtor, creditor, amount: owed, number });
      const knows = [nameOf(debtor), nameOf(creditor), nameOf(terms.operator)];
      secrets.push({ what: `obligation ${i}`, value: String(owed), for: knows });
      secrets.push({ what: `number of obligation ${i}`, value: String(number), for: knows });
    }
    await on.submit(terms, obligations);
    indexer = await indexerOn(system, { epcis: {} });
    await indexer.caughtUp();
    const roles = new Map<string, TextSigner | undefined>([["public", undefined]]);
    for (const { org, maker } of on.banks) roles.set(nameOf(org), maker as BaseWallet);
    secrets.push({ what: "that there is a cycle", value: cycle, for: orgs.map(nameOf) });
    await hold(indexer, secrets, roles);
  });
});
