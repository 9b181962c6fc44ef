import { expect } from "chai";
import { type Log, type Provider, toBeHex } from "ethers";
import type { Client } from "../../../../../src/sdk/core/client.ts";
import { select } from "../../../../../src/sdk/core/events/select.ts";
import { membersContract } from "../../../../../src/sdk/members/contracts.ts";

const ADDRESS = `0x${"c0".repeat(20)}`;
const contracts = { Members: { address: ADDRESS, block: 1, tx: "0x", args: "0x", version: "0", commit: "" } };
const deployment = { network: "made", chainId: 1, genesisHash: toBeHex(1, 32), contracts };
const CLIENT: Client = { provider: {} as Provider, deployment };
const EVENT = membersContract(CLIENT).interface.getEvent("StandingSet");

function log(changes: Partial<Record<keyof Log, unknown>> = {}): Log {
  const { topics, data } = membersContract(CLIENT).interface.encodeEventLog(EVENT, [2, 1, 2]);
  const place = { blockNumber: 4, index: 1, blockHash: toBeHex(4, 32), transactionHash: toBeHex(5, 32) };
  return { address: ADDRESS, topics, data, ...place, ...changes } as Log;
}

describe("what is selected of logs", () => {
  const selection = select(CLIENT, [membersContract]);

  it("is an event of one of the contracts", () => {
    const { name, args } = selection.decode(log()) ?? {};
    expect({ name, args }).to.deep.equal({ name: "StandingSet", args: { org: 2n, from: 1n, to: 2n } });
  });

  it("is nothing of another contract, or of an event that the contract does not have", () => {
    expect(selection.decode(log({ address: `0x${"c1".repeat(20)}` }))).to.equal(undefined);
    expect(selection.decode(log({ topics: [toBeHex(7, 32)] }))).to.equal(undefined);
    expect(selection.decode(log({ topics: [] }))).to.equal(undefined);
  });

  it("is a fault of the node where the contract cannot have written it", () => {
    for (const data of ["0x", "0x01", "<html>"]) {
      const failing = () => selection.decode(log({ data, topics: log().topics.slice(0, 1) }));
      expect(failing, data).to.throw().with.property("code", "NODE_FAULT");
    }
  });
});
