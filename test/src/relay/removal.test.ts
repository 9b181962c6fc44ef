import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { qbftQuorum } from "../../../src/lib/qbft-quorum.ts";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { type QbftValidator, qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type RelayBench, relayBench } from "../../../src/testing/side-chain/relay.ts";

/** Height at which the fifth validator comes, and that at which it is gone. */
const [GROWN, SHRUNK] = [3, 5];

describe("a relayer, where a validator of five is removed and three of four seal each block", function () {
  this.timeout(120_000);
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await relayBench();
    const { system } = bench;
    system.conduct.validators = { 0: system.validators, [GROWN]: five };
    await system.mine(2);
    const relay = await bench.open();
    await relay.until(async () => (await trusted()).length === 5);
    await relay.close();
  });
  afterEach(() => bench.close());

  const five = qbftValidators(5);
  const four = five.slice(1);
  const addresses = (validators: readonly QbftValidator[]) => validators.map(({ address }) => address);
  const trusted = async () => {
    const { ours, lightClient } = bench.system;
    return (await getLightClient(ours, { lightClient })).validators;
  };

  /** A node that keeps the quorum of seals without that of one validator, from the removal on. */
  const nodeWithout = (left: number) => {
    const { system } = bench;
    const validators = { 0: system.validators, [GROWN]: five, [SHRUNK]: four };
    const sealersOf = (number: number): readonly QbftValidator[] =>
      number < SHRUNK ? five : four.filter((_, n) => n !== left);
    return system.another({ validators, sealersOf });
  };

  it("follows by the seals of several nodes, each of which has too few", async () => {
    const relay = await bench.open({ nodes: [nodeWithout(0), nodeWithout(3)] });
    await bench.system.mine(2);
    await relay.until(async () => (await trusted()).length === 4);
    expect(await trusted()).to.deep.equal(addresses(four));
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("says of one node that its seals are too few, and that nodes of others may have more", async () => {
    const relay = await bench.open({ nodes: [nodeWithout(0)] });
    await bench.system.mine(2);
    await relay.until(() => "SIDE_VALIDATORS_UNKNOWN" in relay.state().problems);
    expect(relay.state().problems.SIDE_VALIDATORS_UNKNOWN)
      .to.match(/sealed by 3 of 5 of the trusted validators, 4 are needed/)
      .and.match(/nodes of other organisations/);
    expect(await trusted()).to.deep.equal(addresses(five));
    expect(await bench.sentBy(relay)).to.equal(0);
  });
});

describe("docs/guides/anchoring.md", () => {
  it("says how many seals are needed where a validator leaves, and how many Besu makes sure of", () => {
    const guide = readFileSync(join(import.meta.dirname, "../../../docs/guides/anchoring.md"), "utf8");
    const rows = [...guide.matchAll(/^\| (\d+) to (\d+) \| (\d+) of (\d+) \| (\d+) \|$/gm)].map((row) =>
      row.slice(1).map(Number),
    );
    expect(rows.length).to.be.at.least(8);
    for (const [before = 0, after = 0, needed, of, sure] of rows) {
      expect([after, of, needed, sure]).to.deep.equal([before - 1, after, qbftQuorum(before), qbftQuorum(after)]);
    }
  });
});
