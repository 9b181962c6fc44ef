import { expect } from "chai";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { getRecordedHeader } from "../../../src/sdk/anchoring/actions/get-recorded-header.ts";
import { qbftClientContract } from "../../../src/sdk/anchoring/contracts.ts";
import { refused } from "../../../src/testing/errors.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import {
  type RelayOnParameters,
  relayOn,
  removeRelayFiles,
  type TestRelay,
} from "../../../src/testing/side-chain/relay.ts";
import { type SideSystem, sideSystem } from "../../../src/testing/side-chain/system.ts";

describe("a relayer", function () {
  this.timeout(120_000);
  let system: SideSystem;
  const opened: TestRelay[] = [];
  beforeEach(async () => {
    system = await sideSystem();
  });
  afterEach(async () => {
    for (const relay of opened.splice(0)) await relay.close();
    removeRelayFiles();
  });

  const open = async (parameters: RelayOnParameters = {}) => {
    const relay = await relayOn(system, parameters);
    opened.push(relay);
    await relay.looked();
    return relay;
  };
  const light = () => getLightClient(system.ours, { lightClient: system.lightClient });
  const recorded = (number: number) => getRecordedHeader(system.ours, { lightClient: system.lightClient, number });
  const sentBy = ({ account }: TestRelay) => system.main.ethers.provider.getTransactionCount(account);

  it("brings no header that nobody needs", async () => {
    const relay = await open();
    await system.mine(5);
    await relay.looked();
    expect(await sentBy(relay)).to.equal(0);
    expect(relay.state()).to.include({ brought: 0, status: "Active", head: 6, number: 1 });
    expect(relay.state().problems).to.deep.equal({});
  });

  it("brings the heights that were asked for, each once, and those that are still to come", async () => {
    const relay = await open();
    await system.mine(3);
    await relay.looked();
    for (const number of [3, 4, 3, 6]) relay.ask({ number });
    await relay.looked();
    expect([relay.requestOf(3)?.state, relay.requestOf(4)?.state]).to.deep.equal(["Recorded", "Recorded"]);
    expect(relay.requestOf(6)?.state).to.equal("Waiting");
    expect(await sentBy(relay)).to.equal(2);
    await system.mine(2);
    await relay.looked();
    expect(relay.requestOf(6)?.state).to.equal("Recorded");
    expect(await sentBy(relay)).to.equal(3);
    expect((await recorded(6)).number).to.equal(6);
    // The newest is asked for by no number.
    expect(relay.ask({}).number).to.equal(6);
  });

  it("brings the header that lists other validators", async () => {
    const relay = await open();
    const grown = qbftValidators(5);
    system.conduct.validators = { 0: system.validators, 4: grown };
    await system.mine(4);
    await relay.looked();
    expect((await light()).validators).to.deep.equal(grown.map(({ address }) => address));
    expect(await sentBy(relay)).to.equal(1);
  });

  it("brings a header before trust ends", async () => {
    const relay = await open({ renewAt: 0.5 });
    const { time, trustPeriod } = await light();
    await system.mine(2);
    const half = time + trustPeriod / 2;
    const advance = async ({ ethers }: typeof system.side | typeof system.main) => {
      await ethers.provider.send("evm_setNextBlockTimestamp", [half + 10]);
      await ethers.provider.send("evm_mine", []);
    };
    await advance(system.side);
    await relay.looked(); // else it might bring an older header first
    expect(await sentBy(relay)).to.equal(0);
    await advance(system.main);
    await relay.looked();
    await relay.looked();
    expect(await sentBy(relay)).to.equal(1);
    expect((await light()).trustedUntil).to.equal(half + 10 + trustPeriod);
  });

  it("fetches proofs while the state is there, and says when it is gone", async () => {
    const relay = await open({ side: { keptBlocks: 4 } });
    system.conduct.keptBlocks = 4;
    const slots = [{ account: system.main.admin.address, slot: `0x${"00".repeat(32)}` }];
    await system.mine(2);
    await relay.looked();
    relay.ask({ number: 3, slots });
    await relay.looked();
    const [fetched] = relay.requestOf(3)?.slots ?? [];
    expect(fetched?.state).to.equal("Fetched");
    expect(fetched?.accountNodes.length).to.be.above(0);
    await system.side.ethers.provider.send("hardhat_mine", ["0xa"]);
    await relay.looked();
    expect(relay.state().problems.STATE_MISSED).to.equal(
      "behind: looked at block 3, then at 13, and nodes keep the state of 4 blocks",
    );
    await system.mine();
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
    relay.ask({ number: 4, slots });
    await relay.looked();
    expect(relay.requestOf(4)?.slots[0]).to.include({ state: "Missed" });
    expect(relay.requestOf(4)?.slots[0]?.reason).to.include("512");
    expect(relay.requestOf(4)?.state).to.equal("Recorded");
  });

  it("refuses heights that are too far, and more than it has places for", async () => {
    const relay = await open({ side: { keptBlocks: 100 }, mostWaiting: 3 });
    const { values } = await refused(() => relay.ask({ number: 500 }), "RELAY_HEIGHT_TOO_FAR");
    expect(values).to.include({ field: "number", value: 500, head: 1, farthest: 100 });
    for (const number of [50, 51, 52]) relay.ask({ number });
    await refused(() => relay.ask({ number: 53 }), "RELAY_OVERLOADED");
    expect(relay.ask({ number: 50 }).state).to.equal("Waiting");
  });

  it("says that a height is refused where the light client will not take it", async () => {
    const relay = await open();
    system.conduct.validators = { 0: system.validators, 5: qbftValidators(5) };
    await system.mine(6);
    await relay.looked();
    system.conduct.validators = { 0: system.validators, 3: qbftValidators(6), 5: qbftValidators(5) };
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)).to.include({ state: "Refused" });
    expect(relay.requestOf(3)?.reason).to.match(/validators/i);
    expect(relay.state().problems).to.deep.equal({});
  });

  it("goes on when somebody else has brought the header, without a transaction", async () => {
    const [one, other] = [await open(), await open()];
    await system.mine(3);
    await one.looked();
    one.ask({ number: 3 });
    await one.looked();
    await other.looked();
    other.ask({ number: 3 });
    await other.looked();
    expect(other.requestOf(3)?.state).to.equal("Recorded");
    expect([await sentBy(one), await sentBy(other)]).to.deep.equal([1, 0]);
  });

  it("does not fail when another relayer's transaction is mined in the same block", async () => {
    const { provider } = system.main.ethers;
    const [one, other] = [await open(), await open()];
    await system.mine(3);
    await Promise.all([one.looked(), other.looked()]);
    await provider.send("evm_setAutomine", [false]);
    for (const relay of [one, other]) relay.ask({ number: 3 });
    const inPool = async ({ account }: TestRelay) => (await provider.getTransactionCount(account, "pending")) > 0;
    while (!(await inPool(one)) || !(await inPool(other))) await new Promise(setImmediate);
    await provider.send("evm_setAutomine", [true]);
    await provider.send("evm_mine", []);
    await Promise.all([one.looked(), other.looked()]);
    for (const relay of [one, other]) {
      expect(relay.requestOf(3)?.state).to.equal("Recorded");
      expect(relay.state().problems).to.deep.equal({});
      expect(await sentBy(relay)).to.equal(1);
    }
    const contract = qbftClientContract(system.ours);
    const events = await contract.queryFilter(contract.filters.HeaderRecorded(system.lightClient, 3));
    expect(events).to.have.length(1);
  });

  it("resumes what an earlier life had taken on", async () => {
    const first = await open();
    await system.mine(3);
    await first.looked();
    for (const number of [3, 5]) first.ask({ number });
    await first.looked();
    await first.close();
    opened.splice(0);
    await system.mine(3);
    const second = await open({ file: first.file });
    expect(second.requestOf(3)?.state).to.equal("Recorded");
    expect(second.requestOf(5)?.state).to.equal("Recorded");
    expect([await sentBy(first), await sentBy(second)]).to.deep.equal([1, 1]);
  });

  it("refuses the store of another light client, and nodes of another chain", async () => {
    const first = await open();
    await first.close();
    opened.splice(0);
    const other = `0x${"12".repeat(32)}`;
    await refused(relayOn({ ...system, lightClient: other }, { file: first.file }), "RELAY_STORE_OF_OTHER");
    await refused(relayOn({ ...system, lightClient: other }), "NOT_FOUND");
    const { values } = await refused(relayOn(system, { nodes: [system.another({ chainId: 7 })] }), "CHAIN_MISMATCH");
    expect(values).to.include({ expected: 20_260, actual: 7 });
  });
});
