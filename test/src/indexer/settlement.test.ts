import { expect } from "chai";
import { id } from "ethers";
import { queryDeals, queryGroupLimits, queryLimits } from "../../../src/sdk/query/settlement.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { supplyChain } from "../../../src/testing/receivables.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";

describe("indexer: settlement", function () {
  this.timeout(120_000);

  it("has what organisations risk beside their limits, as the SDK lists it from logs, and the deals with their legs", async () => {
    const system = await supplyChain();
    const { supplier, bank, cash, deployment, deadline } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
    await system.limit("bank", "supplier", "SELLER_RISK", 40_000n);
    await system.limit("rival", "buyer", "OBLIGOR_RISK", 70_000n);
    const receivable = await system.confirmed(system.terms("S-1"));
    const { instrument } = await system.stranger.receivables.getReceivable({ receivable });
    await system.fund("bank", 100_000n);
    const [seller, buyer] = [supplier.signer.address, bank.signer.address];
    const asset = deployment.contracts.Instruments?.address ?? "";
    const legs = [
      { asset, id: instrument ?? 0n, from: seller, to: buyer, amount: 40_000n },
      { asset: cash, id: 0n, from: buyer, to: seller, amount: 39_000n },
    ];
    const deal = await system.settled({ legs, ref: id("contract"), recourse: true, deadline }, "supplier", "bank");
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    const as = (name: "regulator" | "bank" | "buyer" | "rival") => signedIn(indexer.api, system[name].signer);
    const regulator = await as("regulator");

    const { exposures, groups } = await system.stranger.finance.listExposures({});
    const { items } = await queryLimits(regulator, {});
    // Where a line stands says nothing of whom it is about: lists are in the order of the chain.
    const key = (each: { readonly financier: number; readonly counterparty: number | null; readonly kind: string }) =>
      `${each.financier} ${each.counterparty} ${each.kind}`;
    const sorted = <T extends Parameters<typeof key>[0]>(all: readonly T[]) =>
      all.toSorted((a, b) => key(a).localeCompare(key(b)));
    expect(
      sorted(
        items.map(({ principal: financier, counterparty, kind, group, cap, used, suspended }) => {
          return { financier, counterparty, kind, group, cap: BigInt(cap ?? 0), used: BigInt(used ?? 0), suspended };
        }),
      ),
    ).to.deep.equal(sorted(exposures));
    expect(exposures.filter(({ used }) => used > 0n)).to.have.length.greaterThan(1);
    expect((await queryGroupLimits(regulator, {})).items).to.have.length(groups.length);
    // Of whom it is about, nobody is told; of a limit of its own, everything.
    const seen = async (name: "bank" | "buyer" | "rival") =>
      (await queryLimits(await as(name), {})).items.filter(({ cap }) => cap !== null).map(({ principal }) => principal);
    expect(await seen("bank")).to.deep.equal([system.bank.org, system.bank.org]);
    expect(await seen("buyer")).to.deep.equal([system.buyer.org]);
    expect(await seen("rival")).to.deep.equal([system.rival.org]);

    const [settled] = (await queryDeals(await as("bank"), { deal })).items;
    expect(settled).to.deep.include({ deal, reference: id("contract"), recourse: true, withheld: [] });
    expect(settled?.legs).to.deep.equal([
      { ...legs[0], id: String(instrument), amount: "40000", fromOrg: supplier.org, toOrg: bank.org },
      { ...legs[1], id: "0", amount: "39000", fromOrg: bank.org, toOrg: supplier.org },
    ]);
    const [other] = (await queryDeals(await as("rival"), { deal })).items;
    expect(other).to.deep.include({ deal, reference: null, legs: null });
    await indexer.close();
  });
});
