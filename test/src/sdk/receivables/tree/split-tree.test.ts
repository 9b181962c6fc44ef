import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { instrumentsContract } from "../../../../../src/sdk/ledger/contracts.ts";
import { drawSplitTree } from "../../../../../src/sdk/receivables/tree/draw-split-tree.ts";
import { showSplitTree } from "../../../../../src/sdk/receivables/tree/show-split-tree.ts";
import { growSplitTree, type Parcel, type UnitMove } from "../../../../../src/sdk/receivables/tree/split-tree.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { supplyChain } from "../../../../../src/testing/receivables.ts";

const golden = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

let block = 0;
const move = (from: string | null, to: string | null, amount: bigint, more: Partial<UnitMove> = {}): UnitMove => ({
  from,
  to,
  amount,
  price: null,
  block: ++block,
  tx: "0x",
  ...more,
});

/** Three tiers: passed on, sold in part, given back, paid out and credited. */
const MOVES = [
  move(null, "S", 100_000n),
  move("S", "T1", 60_000n),
  move("S", "B", 30_000n, { price: 29_500n }),
  move("T1", "T2", 20_000n),
  move("T1", "T3", 15_000n),
  move("T2", "T3", 5_000n),
  move("S", null, 1_000n, { ends: "writtenDown" }),
  move("T3", "B", 18_000n, { price: 17_001n }),
  move("B", null, 30_000n, { ends: "redeemed" }),
];
const NAMES = ["S", "T1", "T2", "T3", "B"];
const words = {
  nameOf: ({ org }: Parcel) => (org === 5 ? "Bank & Sons <Harbour>\u0007" : `Tier ${org}`),
  amount: (units: bigint) => `${units / 100n}.${String(units % 100n).padStart(2, "0")}`,
};

describe("split trees", () => {
  const tree = growSplitTree(MOVES, (account) => NAMES.indexOf(account) + 1);
  if (!tree) throw new Error("a tree");

  it("read as text, to the last tier", () => {
    expect(`${showSplitTree(tree, words)}\n`).to.equal(golden("split-tree.txt"));
  });

  it("are drawn, and what a name has in it stays text", () => {
    const svg = drawSplitTree(tree, words);
    expect(svg).to.equal(golden("split-tree.svg"));
    expect(svg).to.contain("Bank &amp; Sons &lt;Harbour&gt;<").and.not.to.contain("\u0007");
  });

  it("keep every unit and every price, whatever the order", () => {
    const all: Parcel[] = [];
    const walk = (parcel: Parcel) => {
      all.push(parcel);
      parcel.parcels.forEach(walk);
    };
    walk(tree);
    for (const { received, held, redeemed, writtenDown, parcels } of all) {
      const passed = parcels.reduce((sum, each) => sum + each.received, 0n);
      expect(held + redeemed + writtenDown + passed).to.equal(received);
    }
    const prices = all.reduce((sum, { price }) => sum + (price ?? 0n), 0n);
    expect(prices).to.equal(29_500n + 17_001n);
    expect(growSplitTree([], () => 0)).to.equal(null);
  });

  it("of a receivable are read from the ledger's events; exposures from the limits", async () => {
    const system = await supplyChain();
    const { supplier, smith, bank, stranger, deadline, cash } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
    const other = await system.confirmed(system.terms("T-0"));
    const receivable = await system.confirmed(system.terms("T-1"));
    await refused(stranger.receivables.getSplitTree({ receivable: id("nothing") }), "NOT_FOUND");
    const { instrument } = await stranger.receivables.getReceivable({ receivable });
    const ledger = instrumentsContract(supplier.client).connect(supplier.signer);
    const [from, to] = [supplier.signer.address, smith.signer.address];
    await (await ledger.safeTransferFrom(from, to, instrument, 30_000n, "0x")).wait();
    const { instrument: second } = await stranger.receivables.getReceivable({ receivable: other });
    await (await ledger.safeBatchTransferFrom(from, to, [second, instrument], [7n, 5_000n], "0x")).wait();
    await system.fund("bank", 100_000n);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 90_000n);
    const legs = [
      { asset: String(ledger.target), id: instrument, from: to, to: bank.signer.address, amount: 10_000n },
      { asset: cash, from: bank.signer.address, to, amount: 9_900n },
    ];
    await system.settled({ legs, deadline }, "smith", "bank");

    const tree = await stranger.receivables.getSplitTree({ receivable });
    expect(`${showSplitTree(tree, { ...words, nameOf: ({ org }) => `${org}` })}\n`).to.equal(golden("chain-tree.txt"));
    expect((await stranger.receivables.getSplitTree({ receivable: other })).parcels).to.have.length(1);

    const all = await stranger.finance.listExposures();
    expect(all.exposures.map((each) => [each.financier, each.counterparty, each.kind, each.used])).to.deep.equal([
      [1, 2, "OBLIGOR_RISK", 10_000n],
      [2, 2, "UNDERTAKING", 200_000n],
    ]);
    expect((await stranger.finance.listExposures({ financier: 1 })).exposures).to.have.length(1);
    expect(await stranger.finance.listExposures({ counterparty: 3 })).to.deep.equal({ exposures: [], groups: [] });
    await refused(stranger.finance.listExposures({ financier: 0 }), "ARGUMENT_INVALID");
  });
});
