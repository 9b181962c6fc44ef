import { expect } from "chai";
import type { StoredSlot } from "../../../src/relay/store/request.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type RelayBench, relayBench } from "../../../src/testing/side-chain/relay.ts";
import { sealHeader } from "../../../src/testing/side-chain/seal-header.ts";
import { failure } from "../../../src/testing/side-chain/sealed-node.ts";

const SLOT = `0x${"00".repeat(32)}`;

describe("proofs that a relayer fetches", function () {
  this.timeout(120_000);
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await relayBench();
  });
  afterEach(() => bench.close());
  const account = () => bench.system.main.admin.address;
  const slots = () => [{ account: account(), slot: SLOT }];
  const hex = (number: number) => `0x${number.toString(16)}`;

  it("are there while the state is, and it says when it falls behind", async () => {
    const { system } = bench;
    const relay = await bench.open({ side: { keptBlocks: 4 } });
    await system.mine(2);
    await relay.looked();
    relay.ask({ number: 3, slots: slots() });
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
  });

  it("are missed where all nodes say that the state is gone", async () => {
    const { system } = bench;
    const [forgetful, other] = [system.another({ keptBlocks: 2 }), system.another({ keptBlocks: 2 })];
    await system.mine(5);
    const relay = await bench.open({ nodes: [forgetful, other] });
    relay.ask({ number: 3, slots: slots() });
    await relay.until(() => relay.requestOf(3)?.slots[0]?.state === "Missed");
    expect(relay.requestOf(3)?.slots[0]?.reason).to.include("does not keep the state of block 3");
    await relay.looked();
    expect(relay.state().missed).to.equal(1);
    await relay.until(() => relay.requestOf(3)?.state === "Recorded");
  });

  it("are fetched of a node that keeps the state, and waited for while one is down that may", async () => {
    const { system } = bench;
    const archive = { isDown: true };
    const forgetful = system.another({ keptBlocks: 2 });
    const node = system.another({
      answer(method, _, answer) {
        if (archive.isDown && method === "eth_getProof") throw failure(-32000, "out of order");
        return answer;
      },
    });
    await system.mine(5);
    const relay = await bench.open({ nodes: [node, forgetful] });
    relay.ask({ number: 3, slots: slots() });
    await relay.looked();
    expect(relay.requestOf(3)?.slots[0]?.state).to.equal("Waiting");
    expect(relay.state().problems.RPC_REFUSED).to.include("out of order");
    archive.isDown = false;
    await relay.until(() => relay.requestOf(3)?.slots[0]?.state === "Fetched");
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("of one account do not keep back those of another, nor the headers", async () => {
    const { system } = bench;
    const other = `0x${"11".repeat(20)}`;
    system.conduct.answer = (method, [asked], answer) => {
      if (method === "eth_getProof" && asked === account()) throw failure(-32000, "not this one");
      return answer;
    };
    const relay = await bench.open({ side: { keptBlocks: 8 } });
    await system.mine(2);
    await relay.looked();
    const both = [...slots(), { account: other, slot: SLOT }];
    relay.ask({ number: 3, slots: both });
    await relay.looked();
    const states = () => {
      const stored = relay.requestOf(3)?.slots ?? [];
      return both.map((asked) => stored.find((each) => each.account === asked.account)?.state);
    };
    expect(states()).to.deep.equal(["Waiting", "Fetched"]);
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    expect(relay.state().problems.RPC_REFUSED).to.include("not this one");
    // It takes a place for no longer than nodes keep the state.
    for (let i = 0; i < 8; i += 2) {
      await system.mine(2);
      await relay.looked();
    }
    expect(states()).to.deep.equal(["Missed", "Fetched"]);
  });

  /** Answers to eth_getProof that prove nothing. */
  const lies: Readonly<Record<string, (answer: Record<string, unknown>) => unknown>> = {
    "of another state": (answer) => ({ ...answer, accountProof: [`0xf8${"11".repeat(40)}`] }),
    "cut short": (answer) => ({ ...answer, accountProof: [] }),
    "with a node too many": (answer) => {
      return { ...answer, accountProof: [...(answer.accountProof as string[]), "0xc0"] };
    },
    "without a list of slots": (answer) => ({ ...answer, storageProof: [null] }),
    "that are none": () => "0x",
  };
  for (const [name, lie] of Object.entries(lies)) {
    it(`${name} are found out, and asked of another node`, async () => {
      const { system } = bench;
      const liar = system.another({
        answer: (method, _, answer) => (method === "eth_getProof" ? lie(answer as Record<string, unknown>) : answer),
      });
      await system.mine(2);
      const relay = await bench.open({ nodes: [liar, system.node] });
      relay.ask({ number: 3, slots: slots() });
      await relay.until(() => relay.requestOf(3)?.slots[0]?.state === "Fetched");
      await relay.close();
      const alone = await bench.open({ nodes: [liar] });
      alone.ask({ number: 3, slots: slots() });
      await alone.looked();
      expect(alone.requestOf(3)?.slots[0]?.state).to.equal("Waiting");
      expect(alone.state().problems).to.have.all.keys("SIDE_NODE_LIES");
    });
  }

  it("under a header that is not the recorded one are fetched again", async () => {
    const { system } = bench;
    const { provider } = system.side.ethers;
    const strangers = qbftValidators(4, "stranger");
    // A chain of its own making, of which it proves a state: that of another block.
    const other = String((await provider.send("eth_getBlockByNumber", ["0x0", false])).stateRoot);
    const ofOwn = { number: 3, isOn: true };
    system.conduct.lie = (header) => {
      if (!ofOwn.isOn) return header;
      const extraData = { ...header.extraData, validators: strangers.map(({ address }) => address) };
      const coinbase = strangers[0]?.address.toLowerCase() as string;
      const stateRoot = header.number === ofOwn.number ? other : header.stateRoot;
      return sealHeader({ ...header, coinbase, stateRoot, extraData }, strangers);
    };
    system.conduct.answer = async (method, [asked, keys, tag], answer) => {
      if (!ofOwn.isOn || method !== "eth_getProof" || Number(tag) !== ofOwn.number) return answer;
      return provider.send("eth_getProof", [asked, keys, hex(0)]);
    };
    await provider.send("hardhat_setBalance", [account(), "0x1"]);
    await system.mine(2);
    const relay = await bench.open();
    relay.ask({ number: 3, slots: slots() });
    const slot = (): StoredSlot | undefined => relay.requestOf(3)?.slots[0];
    await relay.until(() => slot()?.state === "Fetched" && relay.requestOf(3)?.state === "Untrusted");
    const lied = slot()?.accountNodes;
    ofOwn.isOn = false;
    await relay.until(() => relay.requestOf(3)?.state === "Recorded");
    await relay.until(() => slot()?.state === "Fetched");
    expect(slot()?.accountNodes).not.to.deep.equal(lied);
  });
});
