import { expect } from "chai";
import { ZeroHash } from "ethers";
import { custodyContract } from "../../../src/sdk/custody/contracts.ts";
import { proposeAndWait } from "../../../src/sdk/members/actions/council/propose.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";

describe("tally council execute", () => {
  let system: ServedSystem;
  before(async () => {
    system = await servedSystem();
  });
  after(() => system.close());

  it("names what a contract of another domain refuses", async () => {
    const { client } = system;
    const ours = commands(system);
    const custody = custodyContract(client);
    const proposal = {
      targets: [await custody.getAddress()],
      values: [0n],
      calldatas: [custody.interface.encodeFunctionData("flagOverdue", [ZeroHash])],
      description: "Flag a unit that there is not",
    };
    const { proposalId } = await proposeAndWait(client, { proposal });
    const id = String(proposalId);
    await ours.done("council", "vote", id, "for");
    await ours.done("council", "queue", id);
    expect(await ours.fails("council", "execute", id)).to.equal("1 Custody_UnknownUnit");
  });
});
