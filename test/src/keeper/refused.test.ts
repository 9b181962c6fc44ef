import { expect } from "chai";
import { listDue } from "../../../src/keeper/list-due.ts";
import { bindAct, type Due, type DueAct, type DueSource } from "../../../src/sdk/core/due/due.ts";
import { encodeCall } from "../../../src/sdk/core/encode.ts";
import { receivablesContract } from "../../../src/sdk/receivables/contracts.ts";
import { refused } from "../../../src/testing/errors.ts";
import { keeperOn, keepOnce } from "../../../src/testing/keeper.ts";
import { type SupplyChain, supplyChain } from "../../../src/testing/receivables.ts";

/** Says of receivables that they are overdue, whatever is true of them. */
function sourceOf(receivables: readonly string[]): DueSource {
  const act: DueAct<string> = {
    most: 10,
    async call(client, inputs) {
      const contract = receivablesContract(client);
      return { to: await contract.getAddress(), data: encodeCall(contract, "markOverdue", [inputs]) };
    },
  };
  return {
    domain: "receivables",
    contracts: [receivablesContract],
    kinds: { "test.overdue": true, "test.clock": false },
    open() {
      const marked = new Set<string>();
      return {
        take(event) {
          if (event.name === "ReceivableOverdue")
            marked.add((event.args as { readonly receivable: string }).receivable);
        },
        async list({ time: dueAt }) {
          const rest = receivables.filter((each) => !marked.has(each));
          const of = { kind: "test.overdue", orgs: [2], dueAt, outcome: "it is overdue" };
          const dues = rest.map((subject): Due => ({ ...of, subject, act: bindAct(act, subject) }));
          return { dues, unreadable: [] };
        },
      };
    },
  };
}

async function overdueAnd(more: { readonly soundFirst: number }): Promise<{ system: SupplyChain; ids: string[] }> {
  const system = await supplyChain();
  await system.limit("buyer", "buyer", "UNDERTAKING", 1_000_000n);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push(await system.confirmed(system.terms(`R-${n}`)));
  await system.pass(97);
  const poisoned = await system.confirmed(system.terms("R-later", { dueDate: system.inDays(180) }));
  ids.splice(more.soundFirst, 0, poisoned);
  return { system, ids };
}

describe("what the chain refuses to a keeper", function () {
  this.timeout(120_000);

  for (const soundFirst of [0, 3, 5]) {
    it(`keeps nobody from the others, as number ${soundFirst} of 6, is told once, and is tried again after an hour`, async () => {
      const { system, ids } = await overdueAnd({ soundFirst });
      const told: object[] = [];
      const nothing = () => {};
      const log = { debug: nothing, info: nothing, warn: (values: object) => told.push(values), error: nothing };
      const keeper = await keeperOn(system, { sources: [sourceOf(ids)], log });
      const { provider } = system.ethers;
      const until = async (reached: () => boolean) => {
        while (!reached()) await new Promise(setImmediate);
      };
      await until(() => keeper.state().called === 5);
      const contract = receivablesContract(system.stranger);
      expect(await contract.queryFilter(contract.filters.ReceivableOverdue())).to.have.length(5);
      await until(() => keeper.state().refused === 1 && told.length === 1);
      expect(told).to.have.length(1);
      expect(told[0]).to.include({ kind: "test.overdue", subject: ids[soundFirst] });
      expect(told[0])
        .to.have.property("reason")
        .that.matches(/^Recourses_NotOverdue/);

      const seen = keeper.state().block ?? 0;
      await provider.send("evm_increaseTime", [120 * 86_400]);
      await provider.send("evm_mine", []);
      await until(() => keeper.state().called === 6 && (keeper.state().block ?? 0) > seen + 1);
      expect(keeper.state()).to.include({ refused: 0 });
      expect(told).to.have.length(1);
      await keeper.close();
    });
  }

  it("is not looked at where another kind is wanted; a kind without an act is an error", async () => {
    const { system, ids } = await overdueAnd({ soundFirst: 0 });
    const sources = [sourceOf(ids)];
    expect((await listDue(system.stranger, sources)).dues).to.have.length(6);
    await refused(keepOnce(system, { sources, only: ["test.clock"] }), "ARGUMENT_INVALID");
    await refused(keepOnce(system, { sources, only: ["ledger.redeem"] }), "ARGUMENT_INVALID");
    await refused(keepOnce(system, { sources, mostPerCall: 0 }), "ARGUMENT_INVALID");
  });
});
