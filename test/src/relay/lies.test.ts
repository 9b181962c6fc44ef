import { expect } from "chai";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { updateLightClientAndWait } from "../../../src/sdk/anchoring/actions/update-light-client.ts";
import { fetchQbftHeader } from "../../../src/sdk/anchoring/chain/fetch-header.ts";
import type { QbftHeader } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import { recoverSeals, requireQuorum } from "../../../src/sdk/anchoring/model/seals.ts";
import { refused } from "../../../src/testing/errors.ts";
import { ascending, type QbftValidator, qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type RelayBench, relayBench } from "../../../src/testing/side-chain/relay.ts";
import { sealHeader } from "../../../src/testing/side-chain/seal-header.ts";

describe("a relayer whose nodes lie", function () {
  this.timeout(120_000);
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await relayBench();
  });
  afterEach(() => bench.close());
  const strangers = qbftValidators(4, "stranger");
  const addresses = (list: readonly QbftValidator[]) => list.map(({ address }) => address);
  const NONSENSE = `0x${"99".repeat(32)}`;

  const withExtra = (header: QbftHeader, changes: Partial<QbftHeader["extraData"]>): QbftHeader => {
    const extraData = { ...header.extraData, ...changes };
    return { ...header, extraData };
  };

  /** The header of a chain of other validators. */
  const replaced = (header: QbftHeader, validators: readonly QbftValidator[]): QbftHeader => {
    const coinbase = validators[0]?.address.toLowerCase() as string;
    return { ...withExtra(header, { validators: addresses(validators) }), coinbase };
  };
  const ofStrangers = (header: QbftHeader) => sealHeader(replaced(header, strangers), strangers);

  const lies: Readonly<Record<string, (header: QbftHeader) => QbftHeader>> = {
    "too few seals": (header) => withExtra(header, { seals: header.extraData.seals.slice(0, 2) }),
    "seals of another header": (header) => ({ ...header, stateRoot: NONSENSE }),
    "seals of strangers": (header) => sealHeader(header, strangers),
    "a proposer that is no validator": (header) => {
      return sealHeader({ ...header, coinbase: `0x${"11".repeat(20)}` }, bench.system.validators);
    },
    "a seal twice": (header) => withExtra(header, { seals: [...header.extraData.seals, ...header.extraData.seals] }),
    "more seals than validators": (header) => sealHeader(header, [...bench.system.validators, ...strangers]),
    "another height": (header) => ({ ...header, number: header.number + 1 }),
  };
  for (const [name, lie] of Object.entries(lies)) {
    it(`refuses a header with ${name} before anything is sent, and goes on when the node is honest`, async () => {
      const { system } = bench;
      const relay = await bench.open();
      system.conduct.lie = lie;
      await system.mine(3);
      await relay.looked();
      relay.ask({ number: 3 });
      await relay.looked();
      expect(relay.state().problems.SIDE_NODE_LIES, name).to.match(/a node of the other chain lies, nothing was sent/);
      expect(relay.requestOf(3)?.state).to.equal("Waiting");
      expect(await bench.sentBy(relay)).to.equal(0);
      delete system.conduct.lie;
      await relay.looked();
      expect(relay.state().problems).to.deep.equal({});
      expect(relay.requestOf(3)?.state).to.equal("Recorded");
    });
  }

  it("says that trust does not lead to a header of other validators, and tries again once it does", async () => {
    const { system } = bench;
    const relay = await bench.open();
    system.conduct.lie = ofStrangers;
    await system.mine(3);
    await relay.looked();
    for (const number of [3, 4]) relay.ask({ number });
    await relay.looked();
    const untrusted = /changed too far, the Council has to renew trust, or all its nodes lie/;
    expect(relay.state().problems.SIDE_VALIDATORS_UNKNOWN).to.match(untrusted);
    expect(relay.requestOf(3)).to.include({ state: "Untrusted" });
    expect(relay.requestOf(3)?.reason).to.match(untrusted);
    await system.mine();
    await relay.looked();
    // It says so still, though it does not look for headers between at every block.
    expect(relay.state().problems.SIDE_VALIDATORS_UNKNOWN).to.match(untrusted);
    expect(await bench.sentBy(relay)).to.equal(0);
    delete system.conduct.lie;
    await relay.until(() => relay.requestOf(3)?.state === "Recorded");
    await relay.until(() => relay.requestOf(4)?.state === "Recorded");
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("cannot make the chain believe what a lying node told it", async () => {
    const { lightClient, ours, node, mine, validators } = bench.system;
    await mine(3);
    const honest = await fetchQbftHeader(node, 3);
    const forged = sealHeader({ ...honest, stateRoot: NONSENSE }, strangers);
    const seals = recoverSeals(forged);
    await refused(updateLightClientAndWait(ours, { lightClient, header: forged, seals }), "QbftClient_SealForeign");
    const own = ofStrangers(forged);
    const update = { lightClient, header: own, seals: recoverSeals(own) };
    await refused(updateLightClientAndWait(ours, update), "QbftClient_TrustedQuorumMissing");
    const few = requireQuorum(honest, addresses(validators)).slice(1, 3);
    await refused(
      updateLightClientAndWait(ours, { lightClient, header: honest, seals: few }),
      "QbftClient_QuorumMissing",
    );
  });

  it("is not kept from the truth by one node that lies beside one that does not", async () => {
    const { system } = bench;
    const many = qbftValidators(9, "stranger");
    const liar = system.another({ lie: (header) => sealHeader(replaced(header, many), many) });
    const relay = await bench.open({ nodes: [liar, system.node] });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    expect(relay.state().problems).to.deep.equal({});
  });

  it("takes the highest block that is sealed for the newest, whatever the others tell", async () => {
    const { system } = bench;
    const told = (number: number) => (method: string, _: unknown, answer: unknown) =>
      method === "eth_blockNumber" ? `0x${number.toString(16)}` : answer;
    const nodes = [system.another({ answer: told(5_000) }), system.another({ answer: told(1) }), system.node];
    const inventor = system.another({
      answer: told(6_000),
      lie: ofStrangers,
    });
    const relay = await bench.open({ nodes: [inventor, ...nodes] });
    await system.mine(3);
    await relay.looked();
    expect(relay.state()).to.deep.include({ head: 4, problems: {} });
  });

  it("completes the seals of one node by those of another", async () => {
    const { system } = bench;
    const [first, second, third, last] = system.validators as [
      QbftValidator,
      QbftValidator,
      QbftValidator,
      QbftValidator,
    ];
    const nodes = [
      system.another({ sealersOf: () => [first, second] }),
      system.another({ sealersOf: () => [third, last] }),
    ];
    const relay = await bench.open({ nodes });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
  });

  it("proves by two headers of one height that validators broke the protocol", async () => {
    const { ours, lightClient, conduct, mine, node, validators } = bench.system;
    await mine(3);
    conduct.lie = (header) => sealHeader({ ...header, stateRoot: NONSENSE }, validators);
    const header = await fetchQbftHeader(node, 3);
    const seals = requireQuorum(header, addresses(validators));
    await updateLightClientAndWait(ours, { lightClient, header, seals });
    delete conduct.lie;
    const relay = await bench.open();
    const status = async () => (await getLightClient(ours, { lightClient })).status;
    await relay.until(async () => (await status()) === "Frozen");
    await relay.looked();
    expect(relay.state().problems.LIGHT_CLIENT_STOPPED).to.match(/it is frozen/);
    expect(relay.state().status).to.equal("Frozen");
  });

  it("proves that validators sealed a change of validators that the chain does not have", async () => {
    const { ours, lightClient, conduct, mine, node, validators } = bench.system;
    await mine(3);
    const forged = [...validators, strangers[0] as QbftValidator].sort(ascending);
    const coinbase = forged[0]?.address.toLowerCase() as string;
    conduct.lie = (header) => sealHeader({ ...withExtra(header, { validators: addresses(forged) }), coinbase }, forged);
    const header = await fetchQbftHeader(node, 3);
    const seals = requireQuorum(header, addresses(validators));
    await updateLightClientAndWait(ours, { lightClient, header, seals });
    expect((await getLightClient(ours, { lightClient })).validators).to.have.length(forged.length);
    conduct.lie = (honest) => sealHeader(honest, validators);
    const relay = await bench.open();
    await relay.until(async () => (await getLightClient(ours, { lightClient })).status === "Frozen");
  });

  it("proves it, too, of a height that somebody asked for", async () => {
    const { ours, lightClient, conduct, mine, node, validators } = bench.system;
    await mine(4);
    for (const number of [3, 5]) {
      if (number === 3) conduct.lie = (header) => sealHeader({ ...header, stateRoot: NONSENSE }, validators);
      const header = await fetchQbftHeader(node, number);
      delete conduct.lie;
      const seals = requireQuorum(header, addresses(validators));
      await updateLightClientAndWait(ours, { lightClient, header, seals });
    }
    const relay = await bench.open();
    expect(relay.state()).to.deep.include({ status: "Active", number: 5, problems: {} });
    relay.ask({ number: 3 });
    await relay.until(() => relay.state().status === "Frozen");
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
  });
});
