import { expect } from "chai";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { introduce, openPeer, type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import type { Transfer } from "../../../../src/vault/dsp/model/process.ts";

const AGREEMENT = "urn:agreement:load";
const DATASET = "urn:dataset:load";

describe("transfer between two vaults", () => {
  const clock = testClock();
  let chain = testChain();
  let provider: Peer;
  let consumer: Peer;

  beforeEach(async () => {
    chain = testChain();
    const folder = temporaryFolder();
    provider = await openPeer({ self: "grid", folder, clock, chain, settings: { openPerParticipant: 3 } });
    consumer = await openPeer({ self: "bank", folder, clock, chain });
    introduce(provider, consumer);
    const agreement = {
      ...simpleOffer(AGREEMENT, DATASET),
      "@type": "Agreement" as const,
      assigner: "grid",
      assignee: "bank",
      timestamp: "2026-11-28T00:00:00Z",
    };
    const given = { agreementId: AGREEMENT, dataset: DATASET, agreement };
    const other = ({ self, base }: Peer) => ({ participant: self, address: base });
    provider.engine.adopt({ ...given, role: "provider", counterparty: other(consumer) });
    consumer.engine.adopt({ ...given, role: "consumer", counterparty: other(provider) });
    provider.acts = { transfer: ({ state }) => (state === "REQUESTED" ? { act: "start" } : undefined) };
  });
  afterEach(async () => {
    await provider.close();
    await consumer.close();
  });

  const ours = (pid: string) => consumer.engine.get(pid) as Transfer;
  const theirs = (pid: string) => provider.engine.get(ours(pid).peerPid ?? "") as Transfer;
  const states = (pid: string) => [ours(pid).state, theirs(pid).state];
  const request = async () => {
    const { pid } = consumer.engine.requestTransfer({ agreementId: AGREEMENT });
    await settle(provider, consumer);
    return pid;
  };

  it("gives the consumer an address with a token, and closes it when it is complete", async () => {
    const pid = await request();
    expect(states(pid)).to.deep.equal(["STARTED", "STARTED"]);
    const { pid: theirPid } = theirs(pid);
    expect(ours(pid).dataAddress).to.deep.equal({
      endpointType: "https://w3id.org/idsa/v4.1/HTTP",
      endpoint: `${provider.origin}/data/${theirPid}`,
      properties: { authorization: `token of ${theirPid}`, authType: "bearer" },
    });
    expect(consumer.told).to.deep.equal([`received ${pid}`]);
    await consumer.engine.act(pid, { act: "complete" });
    await settle(provider, consumer);
    expect(states(pid)).to.deep.equal(["COMPLETED", "COMPLETED"]);
    expect(provider.told.at(-1)).to.equal(`close ${theirPid}`);
  });

  it("is suspended and goes on by either, data closed in between", async () => {
    const pid = await request();
    const { pid: theirPid } = theirs(pid);
    for (const [peer, which] of [
      [provider, theirPid],
      [consumer, pid],
    ] as const) {
      await peer.engine.act(which, { act: "suspend", reason: "lunch" });
      await settle(provider, consumer);
      expect(states(pid)).to.deep.equal(["SUSPENDED", "SUSPENDED"]);
      expect(provider.told.at(-1)).to.equal(`close ${theirPid}`);
      await peer.engine.act(which, { act: "start" });
      await settle(provider, consumer);
      expect(states(pid)).to.deep.equal(["STARTED", "STARTED"]);
      expect(provider.told.at(-1)).to.equal(`open ${theirPid}`);
    }
  });

  it("closes the data of an agreement that ended before the consumer hears of it", async () => {
    const pid = await request();
    const { pid: theirPid } = theirs(pid);
    await consumer.stop();
    chain.stopped.set(AGREEMENT, "revoked by the subject");
    expect(provider.engine.endTransfers(AGREEMENT, "revoked by the subject")).to.equal(1);
    await settle(provider);
    expect(provider.told.at(-1)).to.equal(`close ${theirPid}`);
    expect(provider.engine.get(theirPid)?.pending?.to).to.equal("TERMINATED");
    await consumer.start();
    clock.advance(60_000);
    await settle(provider, consumer);
    expect(states(pid)).to.deep.equal(["TERMINATED", "TERMINATED"]);
    expect(ours(pid).reason).to.include("revoked by the subject");
  });

  it("asks the chain before it starts, and before it goes on", async () => {
    chain.stopped.set(AGREEMENT, "suspended");
    const refused = await request();
    expect(ours(refused).state).to.equal("TERMINATED");
    chain.stopped.delete(AGREEMENT);
    const pid = await request();
    await consumer.engine.act(pid, { act: "suspend" });
    await settle(provider, consumer);
    chain.stopped.set(AGREEMENT, "used up");
    await consumer.engine.act(pid, { act: "start" });
    await settle(provider, consumer);
    clock.advance(60_000);
    await settle(provider, consumer);
    clock.advance(60_000);
    await settle(provider, consumer);
    expect(states(pid)).to.deep.equal(["TERMINATED", "TERMINATED"]);
    expect(provider.told.filter((each) => each.startsWith("open"))).to.have.length(2); // the start, and its address told
  });

  it("ends the same on both sides when one suspends while the other completes", async () => {
    const pid = await request();
    await provider.engine.act(theirs(pid).pid, { act: "suspend" });
    await consumer.engine.act(pid, { act: "complete" });
    await Promise.all([provider.engine.round(), consumer.engine.round()]);
    await settle(provider, consumer);
    expect(states(pid)).to.deep.equal(["COMPLETED", "COMPLETED"]);
  });

  it("bounds what one consumer has open, and tells the rest later", async () => {
    const pids = [await request(), await request(), await request(), await request()];
    expect(pids.map((pid) => ours(pid).state)).to.deep.equal(["STARTED", "STARTED", "STARTED", undefined]);
    await consumer.engine.act(pids[0] ?? "", { act: "complete" });
    await settle(provider, consumer);
    clock.advance(60_000);
    await settle(provider, consumer);
    expect(ours(pids[3] ?? "").state).to.equal("STARTED");
  });

  it("asks for nothing under an agreement that it does not have", () => {
    expect(() => provider.engine.requestTransfer({ agreementId: AGREEMENT })).to.throw("no agreement of ours");
  });
});
