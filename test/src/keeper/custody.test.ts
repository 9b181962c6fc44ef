import { expect } from "chai";
import { Wallet } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { listDue } from "../../../src/keeper/list-due.ts";
import { openKeeper } from "../../../src/keeper/open-keeper.ts";
import { SOURCES } from "../../../src/keeper/sources.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { silentLogger } from "../../../src/lib/logger.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { memoryStore } from "../../../src/sdk/core/send/memory-store.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { custodyContract } from "../../../src/sdk/custody/contracts.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, servedSystem } from "../../../src/testing/command-line.ts";

const [WARD, STORE] = ["6941234000012", "6941234000029"];
const BAGS = ["8003/06941234000012B0001", "8003/06941234000012B0002"] as const;
const LOST = "8003/06941234000012B0003";

describe("what falls due in custody", function () {
  this.timeout(60_000);

  it("is put on record once for each unit that stays too long, and not for one that is lost", async () => {
    const system = await servedSystem();
    const { client } = system;
    const { deployment } = client;
    const { provider } = client;
    try {
      await decide([client], buildSetProfileProposal(client, { profile: MEDICAL_WASTE }));
      await adoptRules(client, { rules: 1 });
      const member = await connectAll({ signer: developmentWallet(2).connect(provider), deployment });
      await admitted([client], member, "General Hospital", ["GENERATOR"]);
      const hospital = commands(system, 2);
      const now = async () => {
        const { timestamp } = (await provider.getBlock("latest")) ?? { timestamp: 0 };
        return new Date(timestamp * 1_000).toISOString().replace(".000Z", "Z");
      };
      for (const bag of [...BAGS, LOST]) {
        const amount = ["--class", "sharps", "--quantity", "12.5", "--items", "1", "--site", WARD];
        await hospital.done("custody", "create", bag, "--flow", "1", ...amount, "--when", await now());
        await hospital.done("custody", "record", "temporary storage", bag, "--site", STORE, "--when", await now());
      }
      const clocks = async () => (await listDue(client, SOURCES)).dues;
      expect((await clocks()).map(({ kind, orgs }) => [kind, orgs])).to.deep.equal(
        Array.from({ length: 3 }, () => ["custody.overdue", [2]]),
      );
      await hospital.done("custody", "lost", LOST, "--when", await now());
      await system.pass(49 * 3_600);
      const keeper = await openKeeper({
        client,
        signer: new Wallet(developmentWallet(9).privateKey),
        store: memoryStore(),
        sources: SOURCES,
        once: true,
        pollInterval: 10,
        clock: systemClock,
        log: silentLogger,
      });
      await keeper.ended;
      expect(keeper.state()).to.include({ called: 2, refused: 0 });
      await keeper.close();
      const custody = custodyContract(client);
      const flagged = await custody.queryFilter(custody.filters.UnitOverdue());
      expect(flagged.map(({ args }) => args.unit)).to.have.members(BAGS.map((bag) => unitId(2, bag)));
      expect(await clocks()).to.deep.equal([]);
    } finally {
      await system.close();
    }
  });
});
