import { expect } from "chai";
import type { Provider } from "ethers";
import { lookAtNode, UNKNOWN_NODE } from "../../../../src/indexer/follow/look-at-node.ts";
import { encodeExtraData } from "../../../../src/sdk/anchoring/model/extra-data.ts";

const FIRST = "0x00000000000000000000000000000000000000A1";
const SECOND = "0x00000000000000000000000000000000000000B2";

/** A node that answers these methods, and no other. */
const nodeOf = (answers: Readonly<Record<string, unknown>>) =>
  lookAtNode({
    provider: {
      async send(method: string) {
        if (!Object.hasOwn(answers, method)) throw Object.assign(new Error("no such method"), { code: -32_601 });
        return answers[method];
      },
    } as unknown as Provider,
  });

const headerOf = (validators: readonly string[]) => ({
  extraData: encodeExtraData({ vanity: `0x${"00".repeat(32)}`, validators, round: 0, seals: [] }),
});

describe("src/indexer/follow/look-at-node", () => {
  it("gives peers, validators and what each proposed last, as the node says it", async () => {
    const view = await nodeOf({
      net_peerCount: "0x3",
      eth_syncing: false,
      qbft_getValidatorsByBlockNumber: [FIRST, SECOND],
      qbft_getSignerMetrics: [
        { address: FIRST.toLowerCase(), proposedBlockCount: "0x2", lastProposedBlockNumber: "0x1f" },
        { address: SECOND, proposedBlockCount: "0x0", lastProposedBlockNumber: "0x0" },
      ],
    });
    expect(view).to.deep.equal({
      peers: 3,
      isSyncing: false,
      validators: [
        { address: FIRST, lastProposed: 31 },
        { address: SECOND, lastProposed: null },
      ],
    });
  });

  it("takes validators from the newest block where the node has no QBFT methods", async () => {
    const { validators } = await nodeOf({ eth_getBlockByNumber: headerOf([FIRST]) });
    expect(validators).to.deep.equal([{ address: FIRST, lastProposed: null }]);
  });

  it("says that it does not know what a node does not say: null, and never zero", async () => {
    expect(await nodeOf({})).to.deep.equal(UNKNOWN_NODE);
    expect(
      await nodeOf({
        net_peerCount: "many",
        eth_syncing: "perhaps",
        qbft_getValidatorsByBlockNumber: "none",
        eth_getBlockByNumber: { extraData: "0x1234" },
      }),
    ).to.deep.equal(UNKNOWN_NODE);
    // Where a contract lists the validators, no header does.
    expect((await nodeOf({ eth_getBlockByNumber: headerOf([]) })).validators).to.equal(null);
    expect((await nodeOf({ net_peerCount: "0x0" })).peers).to.equal(0);
  });

  it("knows nothing of a node whose provider passes no JSON-RPC on", async () => {
    expect(await lookAtNode({ provider: {} as Provider })).to.deep.equal(UNKNOWN_NODE);
  });
});
