import { expect } from "chai";
import { JsonRpcProvider, Wallet } from "ethers";
import { FUTURE_NONCES, LOG_RANGE, STATE_DEPTH } from "../../../../src/testing/besu/limits.ts";
import { PROBES, probe } from "../../../../src/testing/besu/probes.ts";
import { type StrictNode, startStrictNode } from "../../../../src/testing/besu/strict-node.ts";

const TO = `0x${"11".repeat(20)}`;
const hex = (n: number) => `0x${n.toString(16)}`;

describe("an embedded node with the limits of Besu", () => {
  let node: StrictNode;
  let provider: JsonRpcProvider;
  beforeEach(async () => {
    node = await startStrictNode();
    provider = new JsonRpcProvider(node.url, 31_337, { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 });
  });
  afterEach(async () => {
    provider.destroy();
    await node.close();
  });

  const ask = (method: string, ...params: unknown[]) => probe(node.url, { method, params: () => params, answers: "" });
  const head = () => node.chain.ethers.provider.getBlockNumber();
  const signed = (wallet: Wallet, nonce: number, to = TO) =>
    wallet.signTransaction({ chainId: 31_337, type: 0, nonce, to, gasLimit: 21_000, gasPrice: 0 });
  const send = async (wallet: Wallet, nonce: number, to = TO) =>
    ask("eth_sendRawTransaction", await signed(wallet, nonce, to));
  const isMined = async (hash: string) => {
    while ((await provider.getTransactionReceipt(hash)) === null);
  };
  const fresh = () => new Wallet(Wallet.createRandom().privateKey);

  for (const entry of PROBES) {
    it(`answers ${entry.method} ${entry.what ?? ""} with ${entry.answers}`, async () => {
      expect(await probe(node.url, entry)).to.equal(entry.answers);
    });
  }

  it("refuses a range of logs that is too wide, to the block", async () => {
    await node.chain.ethers.provider.send("hardhat_mine", [hex(LOG_RANGE + 1)]);
    const logs = (from: number) => ask("eth_getLogs", { fromBlock: hex(from), toBlock: hex(LOG_RANGE + 1) });
    expect(await logs(1)).to.equal("a list");
    expect(await logs(0)).to.equal("-32005 Requested range exceeds maximum RPC range limit");
    expect(node.refused.get("Requested range exceeds maximum RPC range limit")).to.equal(1);
  });

  it("invents the state of blocks that are too old, to the block", async () => {
    const wallet = fresh();
    await send(wallet, 0);
    while ((await head()) === 0);
    await node.chain.ethers.provider.send("hardhat_mine", [hex(STATE_DEPTH)]);
    const [old, kept] = [(await head()) - STATE_DEPTH, (await head()) - STATE_DEPTH + 1].map(hex);
    expect(await ask("eth_getTransactionCount", wallet.address, kept)).to.equal("0x1");
    expect(await ask("eth_getTransactionCount", wallet.address, old)).to.equal("0x0");
    expect(await ask("eth_getBalance", wallet.address, old)).to.equal("null");
    expect(await ask("eth_getCode", wallet.address, old)).to.equal("null");
    expect(await ask("eth_getStorageAt", wallet.address, "0x0", old)).to.equal("null");
    expect(await ask("eth_call", { to: TO }, old)).to.equal("-32603 Internal error");
    expect(await ask("eth_getProof", TO, [], old)).to.equal("-32000 World state unavailable");
  });

  it("takes as many nonces ahead as a sequenced pool, each once", async () => {
    node.holdBlocks();
    const wallet = fresh();
    for (let nonce = 0; nonce < FUTURE_NONCES; nonce++) expect(await send(wallet, nonce)).to.match(/^0x\w{64}$/);
    expect(await send(wallet, FUTURE_NONCES)).to.equal(
      "-32000 Transaction nonce is too distant from current sender nonce",
    );
    expect(await send(wallet, 0)).to.equal("-32000 Known transaction");
    expect(await provider.getTransactionCount(wallet.address, "pending")).to.equal(FUTURE_NONCES);
    expect(await provider.getTransactionCount(wallet.address, "latest")).to.equal(0);
    node.letBlocksGo();
    while ((await provider.getTransactionCount(wallet.address, "latest")) < FUTURE_NONCES);
    expect(await send(wallet, 0)).to.equal("-32001 Nonce too low");
  });

  it("has the last of one nonce in the place of those before, without a higher price", async () => {
    node.holdBlocks();
    const wallet = fresh();
    const [first, second] = [await send(wallet, 0), await send(wallet, 0, `0x${"22".repeat(20)}`)];
    expect(await provider.getTransaction(first)).to.equal(null);
    expect((await provider.getTransaction(second))?.to).to.equal(`0x${"22".repeat(20)}`);
    node.letBlocksGo();
    await isMined(second);
    expect(await provider.getTransactionReceipt(first)).to.equal(null);
  });

  it("forgets what waits", async () => {
    node.holdBlocks();
    const wallet = fresh();
    const hash = await send(wallet, 0);
    expect((await provider.getTransaction(hash))?.blockNumber).to.equal(null);
    expect(node.forgetPool()).to.equal(1);
    expect(await provider.getTransaction(hash)).to.equal(null);
    expect(await provider.getTransactionCount(wallet.address, "pending")).to.equal(0);
    node.letBlocksGo();
    await isMined(await send(wallet, 0, `0x${"22".repeat(20)}`));
    expect(await provider.getTransactionReceipt(hash)).to.equal(null);
  });

  it("does not have every third block at first", async () => {
    await node.chain.ethers.provider.send("hardhat_mine", ["0x4"]);
    const hidden: number[] = [];
    for (let n = 1; n <= 4; n++) if ((await ask("eth_getBlockByNumber", hex(n), false)) === "null") hidden.push(n);
    expect(hidden).to.deep.equal([3]);
    expect(await ask("eth_getBlockByNumber", "0x3", false)).to.equal("an object");
  });
});
