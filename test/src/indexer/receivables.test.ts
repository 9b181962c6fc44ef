import { expect } from "chai";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import { queryReceivableHolders, queryReceivableLiens, queryReceivables } from "../../../src/sdk/query/receivables.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { supplyChain } from "../../../src/testing/receivables.ts";
import { requireMine } from "../../../src/testing/mine-of.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";

describe("indexer: receivables", function () {
  this.timeout(120_000);

  it("has the states, parties and payments that the chain has", async () => {
    const system = await supplyChain();
    await system.limit("buyer", "buyer", "UNDERTAKING", 10n ** 9n);
    const ids = [
      await system.confirmed(system.terms("paid")),
      await system.confirmed(system.terms("late")),
      await system.confirmed(system.terms("divided", { face: 90_000n })),
    ];
    const registered = system.terms("nobody confirms", { dueDate: system.inDays(150) });
    await system.supplier.client.receivables.registerReceivablesAndWait({ receivables: [registered] });
    const third = await system.stranger.receivables.getReceivable({ receivable: ids[2] ?? "" });
    const transfer = { instrument: third.instrument, to: system.smith.signer.address, amount: 30_000n };
    await system.supplier.client.units.transferUnitsAndWait(transfer);
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    const regulator = await signedIn(indexer.api, system.regulator.signer);
    const agree = async () => {
      await indexer.caughtUp();
      const onChain = await system.stranger.receivables.listReceivables();
      const found: unknown[] = [];
      for await (const each of everyItem(queryReceivables, regulator, { limit: 2 })) {
        const { receivable, state, creditor, obligor, guarantor, face, consented, guaranteed, subrogated } = each;
        const { paymentDate, overdueSince, paid, redeemed } = each;
        found.push({
          receivable,
          state,
          creditor,
          obligor,
          guarantor,
          face,
          consented,
          guaranteed,
          subrogated,
          paymentDate,
          overdueSince,
          paid,
          redeemed,
        });
      }
      const told = (found as { receivable: string; consented: boolean | null }[]).filter(
        (each) => each.consented !== null,
      );
      for (const { receivable, consented } of told) {
        expect(consented).to.equal(onChain.find((each) => each.receivable === receivable)?.consented);
      }
      expect(told.length).to.be.at.least(3);
      for (const each of found as { consented?: unknown }[]) delete each.consented;
      expect(found).to.deep.equal(
        onChain.map((each) => {
          const { receivable, state, creditor, obligor, guarantor, guaranteed, subrogated } = each;
          const { paymentDate, overdueSince, payment, terms } = each;
          const [paid, redeemed] = [payment?.paid, payment?.redeemed].map((value) => value?.toString() ?? null);
          const face = terms?.face.toString();
          return {
            receivable,
            state,
            creditor,
            obligor,
            guarantor,
            face,
            guaranteed,
            subrogated,
            paymentDate,
            overdueSince,
            paid,
            redeemed,
          };
        }),
      );
    };
    await agree();
    const [supplier, buyer, smith, rival] = [
      await signedIn(indexer.api, system.supplier.signer),
      await signedIn(indexer.api, system.buyer.signer),
      await signedIn(indexer.api, system.smith.signer),
      await signedIn(indexer.api, system.rival.signer),
    ];
    expect(await requireMine(queryReceivables, supplier)).to.equal(4);
    expect(await requireMine(queryReceivables, buyer)).to.equal(4);
    expect(await requireMine(queryReceivables, smith)).to.equal(1);
    expect(await requireMine(queryReceivables, rival)).to.equal(0);
    const within = { receivable: ids[2] ?? "" };
    for (const api of [rival, indexer.api]) {
      expect(await refusalOf(queryReceivableHolders(api, within))).to.equal("INDEX_WITHHELD");
      expect(await refusalOf(queryReceivableLiens(api, within))).to.equal("INDEX_WITHHELD");
    }
    expect(await refusalOf(queryReceivables(indexer.api, { mine: true }))).to.equal("INDEX_WITHHELD");
    const { items } = await queryReceivableHolders(regulator, { receivable: ids[2] ?? "" });
    expect(items.map(({ holder, org, amount }) => ({ holder, org, amount }))).to.have.deep.members([
      { holder: system.supplier.signer.address, org: system.supplier.org, amount: "60000" },
      { holder: system.smith.signer.address, org: system.smith.org, amount: "30000" },
    ]);
    const lot = BigInt(items.find(({ org }) => org === system.smith.org)?.instrument ?? 0);
    const back = { instrument: lot, to: system.supplier.signer.address, amount: 30_000n };
    await system.smith.client.units.transferUnitsAndWait(back);
    await indexer.caughtUp();
    expect(await requireMine(queryReceivables, smith)).to.equal(0);
    await system.pass(97);
    await keepOnce(system);
    await agree();
    for (const each of [supplier, buyer]) expect(await requireMine(queryReceivables, each)).to.equal(4);
    await indexer.close();
  });
});
