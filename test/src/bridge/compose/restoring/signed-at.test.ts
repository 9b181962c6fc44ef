import { expect } from "chai";
import { Wallet } from "ethers";
import { answersOf, provedBatch } from "../../../../../src/bridge/compose/restoring/signed-at.ts";
import { bridgeError } from "../../../../../src/bridge/model/errors.ts";
import type { SignedBatch } from "../../../../../src/bridge/model/gateway.ts";
import type { Batch } from "../../../../../src/sdk/sensing/model/batch.ts";
import { batchSealDigest } from "../../../../../src/sdk/sensing/model/batch-id.ts";
import { closedBatch } from "../../../../../src/testing/readings.ts";

const DEPLOYMENT = { chainId: 31337, contracts: { Feeds: { address: `0x${"11".repeat(20)}`, block: 1 } } } as never;

describe("a batch that other gateways say was signed", () => {
  const [own, one, two, stranger] = ["a1", "b2", "c3", "d4"].map((byte) => new Wallet(`0x${byte.repeat(32)}`)) as [
    ...[Wallet, Wallet, Wallet, Wallet],
  ];
  const { batch } = closedBatch(1, 41, 5);
  const sign = (wallet: Wallet, what: Batch = batch, epoch = 2) => ({
    signer: wallet.address,
    signature: wallet.signingKey.sign(batchSealDigest(DEPLOYMENT, what, epoch)).serialized,
  });
  const given = (wallets: readonly Wallet[], what: Batch = batch, epoch = 2): SignedBatch => ({
    batch: what,
    epoch,
    signatures: wallets.map((wallet) => sign(wallet, what, epoch)),
  });
  const proved = (answers: readonly SignedBatch[], quorum = 2) =>
    provedBatch(answers, {
      station: 1,
      firstSeq: 41,
      set: { epoch: 2, quorum, accounts: [own, one, two].map(({ address }) => address) },
      own: own.address,
      deployment: DEPLOYMENT,
    });

  it("is taken where this gateway signed it, and a quorum did", () => {
    expect(proved([given([own, one])])).to.deep.equal(given([own, one]));
    expect(proved([given([one, own]), given([two, own])], 3)).to.deep.equal(given([own, one, two]));
    expect(proved([given([own, one]), given([own, two])])).to.deep.equal(given([own, one]));
  });

  it("is not taken on the word of others", () => {
    for (const bad of [
      given([one, two]),
      given([own]),
      given([own, own]),
      given([own, stranger]),
      given([own, one], { ...batch, station: 2 }),
      given([own, one], { ...batch, firstSeq: 42 }),
      given([own, one], batch, 1),
      { ...given([own, one]), epoch: 3 },
      { ...given([own, one]), batch: { ...batch, count: 4 } },
      { ...given([own]), signatures: [sign(own), { signer: one.address, signature: "0x1234" }] },
      { ...given([own]), signatures: [sign(own), { ...sign(two), signature: sign(own).signature }] },
    ]) {
      expect(proved([bad])).to.equal(undefined);
    }
    expect(proved([given([own, one])], 3)).to.equal(undefined);
    const other = { ...batch, rejectLog: `0x${"01".repeat(32)}` };
    expect(proved([given([own], other), given([one, own])])).to.deep.equal(given([own, one]));
  });

  it("is asked for everywhere: who does not answer says nothing, a fault is one", async () => {
    const away = Promise.reject(bridgeError("COSIGNER_UNREACHABLE", "away"));
    expect(await answersOf([away, Promise.resolve(1), Promise.resolve(undefined)])).to.deep.equal([1]);
    const fault = await answersOf([Promise.reject(new TypeError("bug"))]).catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(TypeError);
  });
});
