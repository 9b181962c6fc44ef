import { expect } from "chai";
import { decodeRlp, encodeRlp, type Provider, type RlpStructuredData, toBeHex } from "ethers";
import { network } from "hardhat";
import {
  createTransactionReceiptProof,
  type TransactionReceiptProof,
} from "../../../../../src/sdk/core/proof/create-transaction-receipt-proof.ts";
import { verifyTransactionReceiptProof } from "../../../../../src/sdk/core/proof/verify-transaction-receipt-proof.ts";

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => expect.fail("nothing was thrown"),
    (error) => error as { code: string; values: Record<string, unknown> },
  );

async function chainOf(hardfork: string) {
  return network.create({ override: { hardfork } as object });
}

/** A block of 150 transactions of each type: more than 128, so that an index takes two bytes of RLP. */
async function fullBlock() {
  const { ethers } = await chainOf("cancun");
  const { provider } = ethers;
  const [sender] = await ethers.getSigners();
  if (!sender) throw new Error("no account");
  await provider.send("evm_setAutomine", [false]);
  const hashes: string[] = [];
  for (let i = 0; i < 150; i++) {
    const type = i % 3;
    const fees = type === 2 ? { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n } : { gasPrice: 10n ** 10n };
    // Every seventh reverts: init code INVALID.
    const call = i % 7 === 6 ? { data: "0xfe" } : { to: sender.address, value: 1n };
    const nonce = i;
    hashes.push((await sender.sendTransaction({ ...call, ...fees, type, nonce, gasLimit: 60_000n })).hash);
  }
  await provider.send("evm_mine", []);
  return { provider, hashes };
}

/** A provider whose answers to one method are altered. */
function lying(provider: Provider, method: string, alter: (answer: never) => unknown): Provider {
  const real = provider as Provider & { send(method: string, params: unknown[]): Promise<never> };
  const send = async (name: string, params: unknown[]) => {
    if (name !== method) return real.send(name, params);
    return alter(await real.send(name, params).catch(() => undefined as never));
  };
  return { send } as unknown as Provider;
}

describe("a receipt proof", () => {
  let provider: Provider;
  let hashes: string[];
  let proof: TransactionReceiptProof;
  before(async () => {
    ({ provider, hashes } = await fullBlock());
    proof = await createTransactionReceiptProof(provider, hashes[130] as string);
  });

  for (const i of [0, 1, 2, 6, 127, 128, 149]) {
    it(`proves the receipt of transaction ${i} in a block of 150`, async () => {
      const hash = hashes[i] as string;
      const proved = await verifyTransactionReceiptProof(await createTransactionReceiptProof(provider, hash));
      const receipt = await provider.getTransactionReceipt(hash);
      expect([proved.hash, proved.number]).to.deep.equal([receipt?.blockHash, receipt?.blockNumber]);
      expect(proved.succeeded).to.equal(receipt?.status === 1);
      expect(proved.sealers).to.deep.equal([]);
    });
  }

  it("takes a block's receipts in one answer where the node gives them", async () => {
    let asked = 0;
    const all = await Promise.all(
      hashes.map((hash) =>
        (provider as unknown as { send: CallableFunction }).send("eth_getTransactionReceipt", [hash]),
      ),
    );
    const wise = lying(provider, "eth_getBlockReceipts", () => {
      asked++;
      return all;
    });
    expect(await createTransactionReceiptProof(wise, hashes[130] as string)).to.deep.equal(proof);
    expect(asked).to.equal(1);
  });

  const flip = (hex: string, at: number) => `${hex.slice(0, at)}${hex[at] === "0" ? "1" : "0"}${hex.slice(at + 1)}`;
  const cases: readonly [string, (proof: TransactionReceiptProof) => object, string][] = [
    ["another receipt", ({ receipt }) => ({ receipt: flip(receipt, 12) }), "receipt"],
    ["another index", () => ({ transactionIndex: 131 }), "path"],
    ["a node altered", ({ path }) => ({ path: path.map((node, i) => (i === 1 ? flip(node, 40) : node)) }), "path"],
    ["a root node altered", ({ path }) => ({ path: path.map((node, i) => (i === 0 ? flip(node, 40) : node)) }), "path"],
    ["a path cut short", ({ path }) => ({ path: path.slice(0, -1) }), "path"],
    ["no path", () => ({ path: [] }), "path"],
    ["a path that is none", () => ({ path: ["0xc0"] }), "path"],
    ["a receipts root altered", ({ header }) => ({ header: changed(header, 5, toBeHex(1, 32)) }), "path"],
    ["a header that is no list", () => ({ header: "0x80" }), "header"],
    ["a header that is no RLP", () => ({ header: "0xf8" }), "header"],
    [
      "a header with a number of 9 bytes",
      ({ header }) => ({ header: changed(header, 8, `0x${"11".repeat(9)}`) }),
      "header",
    ],
    ["a header that is no hex", () => ({ header: "header" }), "header"],
    ["a negative index", () => ({ transactionIndex: -1 }), "transactionIndex"],
  ];
  for (const [name, change, field] of cases) {
    it(`refuses ${name}`, async () => {
      const error = await refusal(verifyTransactionReceiptProof({ ...proof, ...change(proof) }));
      expect(error.code).to.equal("TRANSACTION_RECEIPT_PROOF_INVALID");
      expect(error.values.field).to.equal(field);
    });
  }

  it("gives another block hash for a header that was altered elsewhere", async () => {
    const { hash } = await verifyTransactionReceiptProof(proof);
    const altered = await verifyTransactionReceiptProof({ ...proof, header: changed(proof.header, 11, "0x01") });
    expect(altered.hash).to.not.equal(hash);
  });

  it("is not made of answers that do not fit each other", async () => {
    const hash = hashes[3] as string;
    const block = (change: object) =>
      lying(provider, "eth_getBlockByHash", (answer) => ({ ...(answer as object), ...change }));
    expect((await refusal(createTransactionReceiptProof(block({ gasUsed: "0x1" }), hash))).code).to.equal(
      "HEADER_MISMATCH",
    );
    expect((await refusal(createTransactionReceiptProof(block({ stateRoot: "x" }), hash))).code).to.equal(
      "HEADER_MISMATCH",
    );
    expect(
      (await refusal(createTransactionReceiptProof(block({ transactions: hashes.slice(0, 9) }), hash))).code,
    ).to.equal("TRANSACTION_RECEIPTS_MISMATCH");
    const none = (method: string) => lying(provider, method, () => null);
    expect((await refusal(createTransactionReceiptProof(none("eth_getBlockByHash"), hash))).code).to.equal(
      "BLOCK_UNKNOWN",
    );
    expect((await refusal(createTransactionReceiptProof(none("eth_getTransactionReceipt"), hash))).code).to.equal(
      "BLOCK_UNKNOWN",
    );
    expect((await refusal(createTransactionReceiptProof({} as Provider, hash))).code).to.equal("RPC_REFUSED");
  });

  for (const hardfork of ["london", "shanghai", "cancun", "prague", "osaka"]) {
    it(`knows the header of ${hardfork}`, async () => {
      const { ethers } = await chainOf(hardfork);
      const [sender] = await ethers.getSigners();
      const sent = await sender?.sendTransaction({ to: sender.address });
      const made = await createTransactionReceiptProof(ethers.provider, sent?.hash as string);
      expect((await verifyTransactionReceiptProof(made)).hash).to.equal(
        (await ethers.provider.getBlock("latest"))?.hash,
      );
    });
  }
});

function changed(header: string, at: number, value: string): string {
  return encodeRlp((decodeRlp(header) as RlpStructuredData[]).with(at, value));
}
