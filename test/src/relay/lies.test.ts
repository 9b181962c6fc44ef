import { expect } from "chai";
import type { Clock } from "../../../src/lib/clock.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { buildFreezeClientProposal } from "../../../src/sdk/anchoring/actions/build-freeze-client-proposal.ts";
import { buildRenewClientProposal } from "../../../src/sdk/anchoring/actions/build-renew-client-proposal.ts";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { updateLightClientAndWait } from "../../../src/sdk/anchoring/actions/update-light-client.ts";
import { fetchQbftHeader } from "../../../src/sdk/anchoring/chain/fetch-header.ts";
import type { QbftHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import { recoverSeals, requireQuorum } from "../../../src/sdk/anchoring/model/seals.ts";
import { decide } from "../../../src/testing/admit.ts";
import { refused } from "../../../src/testing/errors.ts";
import { ascending, qbftValidators } from "../../../src/testing/qbft/validators.ts";
import {
  type RelayOnParameters,
  relayOn,
  removeRelayFiles,
  type TestRelay,
} from "../../../src/testing/side-chain/relay.ts";
import { sealHeader } from "../../../src/testing/side-chain/seal-header.ts";
import { type SideSystem, sideSystem } from "../../../src/testing/side-chain/system.ts";

describe("a relayer whose nodes lie or stop", function () {
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
  const sentBy = ({ account }: TestRelay) => system.main.ethers.provider.getTransactionCount(account);
  const strangers = qbftValidators(4, "stranger");
  const addresses = (list: typeof strangers) => list.map(({ address }) => address);

  const withExtra = (header: QbftHeader, changes: Partial<QbftHeader["extraData"]>): QbftHeader => {
    const extraData = { ...header.extraData, ...changes };
    return { ...header, extraData };
  };

  /** The header of a chain of other validators. */
  const replaced = (header: QbftHeader, validators: typeof strangers): QbftHeader => {
    const coinbase = validators[0]?.address.toLowerCase() as string;
    return { ...withExtra(header, { validators: addresses(validators) }), coinbase };
  };

  const lies: Readonly<Record<string, (header: QbftHeader) => QbftHeader>> = {
    "too few seals": (header) => withExtra(header, { seals: header.extraData.seals.slice(0, 2) }),
    "seals of another header": (header) => ({ ...header, stateRoot: `0x${"99".repeat(32)}` }),
    "seals of strangers": (header) => sealHeader(header, strangers),
    "validators of its own making": (header) => sealHeader(replaced(header, strangers), strangers),
    "a proposer that is no validator": (header) => {
      return sealHeader({ ...header, coinbase: `0x${"11".repeat(20)}` }, system.validators);
    },
    "a seal twice": (header) => withExtra(header, { seals: [...header.extraData.seals, ...header.extraData.seals] }),
    "another height": (header) => ({ ...header, number: header.number + 1 }),
  };
  for (const [name, lie] of Object.entries(lies)) {
    it(`refuses a header with ${name} before anything is sent, and goes on when the node is honest`, async () => {
      const relay = await open();
      system.conduct.lie = lie;
      await system.mine(3);
      await relay.looked();
      relay.ask({ number: 3 });
      await relay.looked();
      expect(relay.state().problems.SIDE_NODE_LIES, name).to.match(/a node of the other chain lies, nothing was sent/);
      expect(relay.requestOf(3)?.state).to.equal("Waiting");
      expect(await sentBy(relay)).to.equal(0);
      delete system.conduct.lie;
      await relay.looked();
      expect(relay.state().problems).to.deep.equal({});
      expect(relay.requestOf(3)?.state).to.equal("Recorded");
    });
  }

  it("cannot make the chain believe what a lying node told it", async () => {
    await system.mine(3);
    const honest = await fetchQbftHeader(system.node, 3);
    const forged = sealHeader({ ...honest, stateRoot: `0x${"99".repeat(32)}` }, strangers);
    const { lightClient, ours } = system;
    const seals = recoverSeals(forged);
    await refused(updateLightClientAndWait(ours, { lightClient, header: forged, seals }), "QbftClient_SealForeign");
    const own = sealHeader(replaced(forged, strangers), strangers);
    const update = { lightClient, header: own, seals: recoverSeals(own) };
    await refused(updateLightClientAndWait(ours, update), "QbftClient_TrustedQuorumMissing");
    const few = requireQuorum(honest, addresses([...system.validators])).slice(1, 3);
    await refused(
      updateLightClientAndWait(ours, { lightClient, header: honest, seals: few }),
      "QbftClient_QuorumMissing",
    );
  });

  it("is not kept from the truth by one node that lies beside one that does not", async () => {
    const many = qbftValidators(9, "stranger");
    const liar = system.another({
      lie: (header) => sealHeader(replaced(header, many), many),
    });
    const relay = await open({ nodes: [liar, system.node] });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    expect(relay.state().problems).to.deep.equal({});
  });

  it("completes the seals of one node by those of another", async () => {
    const [first, second, third, last] = system.validators as typeof strangers as [
      (typeof strangers)[0],
      (typeof strangers)[0],
      (typeof strangers)[0],
      (typeof strangers)[0],
    ];
    system.conduct.sealersOf = () => [first, second];
    const relay = await open({ nodes: [system.node, system.another({ sealersOf: () => [third, last] })] });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
  });

  it("goes on while one of its nodes is down, and says when none answers", async () => {
    const other = system.another();
    const relay = await open({ nodes: [system.node, other] });
    system.conduct.isDown = true;
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    const alone = await relayOn(system, { nodes: [system.another({ isDown: false })] });
    opened.push(alone);
    await alone.looked();
    expect(alone.state().problems).to.deep.equal({});
  });

  it("waits for a block that its node has told of and cannot give yet", async () => {
    const relay = await open();
    await system.mine(3);
    await relay.looked();
    system.conduct.behind = 7;
    relay.ask({ number: 4 });
    while (relay.requestOf(4)?.state === "Waiting") {
      expect(relay.state().problems).to.deep.equal({});
      await relay.looked();
    }
    expect(relay.requestOf(4)?.state).to.equal("Recorded");
  });

  it("says that no node answers", async () => {
    const relay = await open();
    system.conduct.isDown = true;
    await relay.looked();
    expect(relay.state().problems.RPC_UNREACHABLE).to.match(/does not answer/);
    system.conduct.isDown = false;
    await relay.looked();
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("says when the other chain stands still", async () => {
    let ahead = 0;
    const clock: Clock = { now: () => systemClock.now() + ahead, sleep: systemClock.sleep };
    const relay = await open({ side: { haltedAfter: 60_000 }, clock });
    expect(relay.state().problems).to.deep.equal({});
    ahead = 61_000;
    expect(relay.state().problems.SIDE_CHAIN_HALTED).to.equal("no block after 1 of the other chain for 61 s");
    await system.mine();
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("says that the light client is frozen, and goes on when the Council has renewed it", async () => {
    const { ours, lightClient } = system;
    const relay = await open();
    await decide([ours], buildFreezeClientProposal(ours, { lightClient }));
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.state().problems.LIGHT_CLIENT_STOPPED).to.match(/it is frozen/);
    expect(relay.requestOf(3)?.state).to.equal("Waiting");
    const header = await fetchQbftHeader(system.node, 2);
    await decide([ours], buildRenewClientProposal(ours, { lightClient, header }));
    expect((await getLightClient(ours, { lightClient })).era).to.equal(1);
    while (relay.requestOf(3)?.state === "Waiting") await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    expect(relay.state().problems).to.deep.equal({});
  });

  it("proves by two headers of one height that validators broke the protocol", async () => {
    const { ours, lightClient, conduct } = system;
    await system.mine(3);
    conduct.lie = (header) => sealHeader({ ...header, stateRoot: `0x${"99".repeat(32)}` }, system.validators);
    const header = await fetchQbftHeader(system.node, 3);
    const seals = requireQuorum(header, addresses([...system.validators]));
    await updateLightClientAndWait(ours, { lightClient, header, seals });
    delete conduct.lie;
    const relay = await open();
    while ((await getLightClient(ours, { lightClient })).status === "Active") await relay.looked();
    expect((await getLightClient(ours, { lightClient })).status).to.equal("Frozen");
    await relay.looked();
    expect(relay.state().problems.LIGHT_CLIENT_STOPPED).to.match(/frozen|sealed two headers/);
  });

  it("proves that validators sealed a change of validators that the chain does not have", async () => {
    const { ours, lightClient, conduct } = system;
    await system.mine(3);
    const forged = [...system.validators, strangers[0] as (typeof strangers)[number]].sort(ascending);
    const coinbase = forged[0]?.address.toLowerCase() as string;
    conduct.lie = (header) => {
      return sealHeader({ ...withExtra(header, { validators: addresses(forged) }), coinbase }, forged);
    };
    const header = await fetchQbftHeader(system.node, 3);
    const seals = requireQuorum(header, addresses([...system.validators]));
    await updateLightClientAndWait(ours, { lightClient, header, seals });
    expect((await getLightClient(ours, { lightClient })).validators).to.have.length(forged.length);
    conduct.lie = (honest) => sealHeader(honest, system.validators);
    const relay = await open();
    while ((await getLightClient(ours, { lightClient })).status === "Active") await relay.looked();
    expect((await getLightClient(ours, { lightClient })).status).to.equal("Frozen");
  });
});
