import { expect } from "chai";
import { type Provider, toBeHex, ZeroHash } from "ethers";
import { fetchQbftHeader } from "../../../../../src/sdk/anchoring/chain/fetch-header.ts";
import { fetchStateProof } from "../../../../../src/sdk/anchoring/chain/fetch-state-proof.ts";
import { newestHeight } from "../../../../../src/sdk/anchoring/chain/newest-height.ts";
import { blockHashOf, decodeQbftHeader, encodeQbftHeader } from "../../../../../src/sdk/anchoring/model/qbft-header.ts";
import { hastyClock } from "../../../../../src/testing/clock.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { qbftValidators } from "../../../../../src/testing/qbft/validators.ts";
import { blockJson, sideHeader } from "../../../../../src/testing/side-chain/headers.ts";

type Answer = (params: readonly unknown[]) => unknown;

/** A node that answers what it is told to; an error is thrown as ethers throws it. */
function node(answers: Readonly<Record<string, Answer>>): Provider {
  return {
    async send(method: string, params: readonly unknown[]) {
      const answer = answers[method]?.(params);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  } as unknown as Provider;
}

const failure = (code: number, message: string) => Object.assign(new Error(message), { error: { code, message } });

const header = sideHeader({ number: 300, validators: qbftValidators(4), sealers: 3 });
const rlp = encodeQbftHeader(header);
const account = "0x2910E325cf29dd912E3476B61ef12F49cb931096";
const words = [3n, 1n, 2n].map((n) => toBeHex(n, 32));
const proved = { address: account.toLowerCase(), accountProof: ["0xf801"], storageHash: ZeroHash };

describe("fetchQbftHeader", () => {
  it("takes the raw header", async () => {
    const asked: unknown[] = [];
    const provider = node({ debug_getRawHeader: (params) => asked.push(params) && rlp });
    expect(await fetchQbftHeader(provider, 300)).to.deep.equal(decodeQbftHeader(rlp));
    expect(asked).to.deep.equal([["0x12c"]]);
  });

  for (const code of [-32604, -32601]) {
    it(`makes it of the block's JSON where the node does not serve DEBUG (${code})`, async () => {
      const provider = node({
        debug_getRawHeader: () => failure(code, "Method not enabled"),
        eth_getBlockByNumber: ([number]) => (number === "0x12c" ? blockJson(header) : null),
      });
      expect(encodeQbftHeader(await fetchQbftHeader(provider, 300))).to.equal(rlp);
      expect((await refused(fetchQbftHeader(provider, 301), "BLOCK_UNKNOWN")).values.block).to.equal(301);
    });
  }

  it("refuses a header that does not hash to its block's hash", async () => {
    const provider = node({
      debug_getRawHeader: () => failure(-32604, "Method not enabled"),
      eth_getBlockByNumber: () => ({ ...blockJson(header), stateRoot: ZeroHash }),
    });
    const { values } = await refused(fetchQbftHeader(provider, 300), "HEADER_MISMATCH");
    expect(values.expected).to.equal(blockHashOf(header));
  });

  it("refuses what is too long for a header, without reading it", async () => {
    const provider = node({ debug_getRawHeader: () => `0xf9${"ff".repeat(65_536)}` });
    const { values } = await refused(fetchQbftHeader(provider, 300), "QBFT_HEADER_INVALID");
    expect(values).to.include({ field: "header", value: "65537 bytes" });
  });

  it("refuses another block than was asked for, no block, and what is no header", async () => {
    const { values } = await refused(
      fetchQbftHeader(node({ debug_getRawHeader: () => rlp }), 299),
      "QBFT_HEADER_INVALID",
    );
    expect(values).to.include({ field: "number", value: "300" });
    await refused(fetchQbftHeader(node({ debug_getRawHeader: () => null }), 300), "BLOCK_UNKNOWN");
    await refused(fetchQbftHeader(node({ debug_getRawHeader: () => 7 }), 300), "QBFT_HEADER_INVALID");
    const down = node({ debug_getRawHeader: () => failure(-32603, "Internal error") });
    await refused(fetchQbftHeader(down, 300), "NODE_FAULT");
  });
});

describe("newestHeight", () => {
  it("waits until the node has the block that it tells of, and not for ever", async () => {
    let asked = 0;
    const blocks = (from: number) =>
      ({
        getBlockNumber: async () => 300,
        getBlock: async (number: number) => (++asked < from ? null : { number }),
      }) as unknown as Provider;
    expect(await newestHeight(blocks(4), hastyClock())).to.equal(300);
    expect(asked).to.equal(4);
    await refused(newestHeight(blocks(99), hastyClock()), "BLOCK_UNKNOWN");
  });
});

describe("fetchStateProof", () => {
  const slot = (key: string, value = "0x1") => ({ key, value, proof: ["0xf802"] });

  it("gives the slots in the order in which they were asked for, though Besu sorts and trims them", async () => {
    const provider = node({
      eth_getProof: () => ({ ...proved, storageProof: [slot("0x1", "0xb"), slot("0x2", "0x0"), slot("0x3", "0xa")] }),
    });
    const slots = [...words, words[0] as string];
    const proof = await fetchStateProof(provider, { number: 300, account, slots });
    expect(proof.slots.map(({ slot: key }) => key)).to.deep.equal(slots);
    expect(proof.slots.map(({ value }) => value)).to.deep.equal([10n, 11n, 0n, 10n]);
    expect(proof).to.deep.include({ number: 300, account, accountProof: ["0xf801"] });
  });

  it("gives slots without nodes for an account that is not there", async () => {
    const provider = node({ eth_getProof: () => ({ ...proved, storageProof: [] }) });
    const { slots } = await fetchStateProof(provider, { number: 300, account, slots: words });
    expect(slots).to.deep.equal(words.map((each) => ({ slot: each, value: 0n, proof: [] })));
  });

  it("says that Besu keeps 512 blocks where it does not keep the state", async () => {
    const provider = node({ eth_getProof: () => failure(-32000, "World state unavailable") });
    const question = { number: 300, account, slots: words };
    const { message, values } = await refused(fetchStateProof(provider, question), "WORLD_STATE_UNAVAILABLE");
    expect(message).to.include("512");
    expect(values).to.include({ block: 300 });
  });

  it("refuses an unknown block, and arguments of another form", async () => {
    const provider = node({ eth_getProof: () => null });
    await refused(fetchStateProof(provider, { number: 300, account, slots: words }), "BLOCK_UNKNOWN");
    await refused(fetchStateProof(provider, { number: 300, account: "0x1", slots: words }), "ARGUMENT_INVALID");
    await refused(fetchStateProof(provider, { number: 300, account, slots: ["0x1"] }), "ARGUMENT_INVALID");
    await refused(fetchStateProof(provider, { number: -1, account, slots: words }), "ARGUMENT_INVALID");
  });

  it("refuses an answer that is not of its form, naming the field", async () => {
    const good = { ...proved, storageProof: words.map((each) => slot(each)) };
    const bad: readonly (readonly [string, object])[] = [
      ["address", { ...good, address: "0x0000000000000000000000000000000000000001" }],
      ["accountProof", { ...good, accountProof: "0xf801" }],
      ["accountProof", { ...good, accountProof: ["0x"] }],
      ["storageProof", { ...good, storageProof: undefined }],
      ["storageProof", { ...good, storageProof: [slot("0x1")] }],
      ["storageProof[0]", { ...good, storageProof: [null] }],
      ["answer", "0x" as never],
      ["storageProof[0].key", { ...good, storageProof: [slot("0x")] }],
      ["storageProof[0].value", { ...good, storageProof: [slot("0x1", "one")] }],
      ["storageProof[0].proof", { ...good, storageProof: [{ key: "0x1", value: "0x1" }] }],
    ];
    for (const [field, answer] of bad) {
      const provider = node({ eth_getProof: () => answer });
      const question = { number: 300, account, slots: words };
      const { values } = await refused(fetchStateProof(provider, question), "STATE_PROOF_INVALID");
      expect(values.field).to.equal(field);
    }
  });
});
