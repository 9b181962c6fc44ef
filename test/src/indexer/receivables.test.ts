import { expect } from "chai";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import { queryReceivableHolders, queryReceivables } from "../../../src/sdk/query/receivables.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { supplyChain } from "../../../src/testing/receivables.ts";
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
    const { items } = await queryReceivableHolders(regulator, { receivable: ids[2] ?? "" });
    expect(items.map(({ holder, org, amount }) => ({ holder, org, amount }))).to.have.deep.members([
      { holder: system.supplier.signer.address, org: system.supplier.org, amount: "60000" },
      { holder: system.smith.signer.address, org: system.smith.org, amount: "30000" },
    ]);
    await system.pass(97);
    await keepOnce(system);
    await agree();
    await indexer.close();
  });
});
