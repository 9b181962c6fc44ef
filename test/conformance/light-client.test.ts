import { expect } from "chai";
import { getAddress, keccak256 } from "ethers";
import { isTallyError } from "../../src/lib/errors.ts";
import { headerItems, parseHeader } from "../../src/sdk/core/proof/header.ts";
import { rpc } from "../../src/sdk/core/rpc.ts";
import { corruptions } from "../../src/testing/qbft/corrupt.ts";
import { type TestLightClient, testLightClient } from "../../src/testing/qbft/light-client.ts";
import { splitRawHeader } from "../../src/testing/qbft/raw.ts";
import { besu264Faults, hasRealData, type RealProof, realNetworks } from "../../src/testing/qbft/real-data.ts";
import { seeded } from "../../src/testing/random.ts";
import { QbftClient__factory } from "../../types/ethers-contracts/factories/contracts/anchoring/QbftClient__factory.ts";

/** Corrupted bytes are tried so many at a time. */
const AT_ONCE = 64;
/** Every so many bytes one is changed; over all headers, seals and nodes that is more than 2 000. */
const STEP = 4;
const random = seeded(14);

describe("QbftClient on real headers", () => {
  before(function () {
    if (hasRealData()) return;
    console.log("      skipped: no ../shared/data/qbft");
    this.skip();
  });

  /** Corruptions that were refused, by the contract's error. */
  const refused = new Map<string, number>();
  const abis = () => [QbftClient__factory.createInterface()];

  /** A client that trusts the first header, and has taken the others. */
  async function following(rawHeaders: readonly string[], time?: number) {
    const headers = rawHeaders.map((raw) => ({ ...splitRawHeader(raw), ...parseHeader(raw) }));
    const [first, ...others] = headers;
    if (first === undefined) throw new Error("no headers");
    const light = await testLightClient(time ?? headers.at(-1)?.timestamp ?? 0);
    const client = await light.create(first.header, first.seals);
    for (const { header, seals } of others) await (await light.qbft.update(client, header, seals)).wait();
    return { ...light, client, headers };
  }

  /** Each call has to be refused by an error of QbftClient: a Panic, gas that runs out or a node's error is no refusal. */
  async function refusesEach(bytes: string, call: (changed: string) => Promise<unknown>) {
    const changes = [...corruptions(bytes, STEP, random)];
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      await Promise.all(
        changes.slice(from, from + AT_ONCE).map(async ({ position, bytes: changed }) => {
          const answer = await rpc(() => call(changed), abis).then(() => "taken", refusalOf);
          expect(answer, `byte ${position}`).to.match(/^QbftClient_\w+$/);
          refused.set(answer, (refused.get(answer) ?? 0) + 1);
        }),
      );
    }
  }

  for (const index of [0, 1]) {
    describe(`network ${index}`, () => {
      const network = () => realNetworks()[index] as ReturnType<typeof realNetworks>[number];

      it("takes every header, with the block's hash and the state's root that the node gave", async () => {
        const { rawHeaders, validators } = network();
        const { qbft, client, headers } = await following(rawHeaders);
        for (const [n, { number, hash, timestamp, signers }] of headers.entries()) {
          const record = await qbft.headerAt(client, number);
          expect(record.blockHash, `hash of ${number}`).to.equal(hash.slice(0, 54));
          expect(record.stateRoot).to.equal(headerItems(rawHeaders[n] as string)[3]);
          expect(record.time).to.equal(BigInt(timestamp));
          expect(signers.length).to.be.at.least(3);
          for (const signer of signers) expect(validators.map((each) => each.toLowerCase())).to.include(signer);
          const next = headers[n + 1];
          if (next?.number === number + 1) expect(headerItems(rawHeaders[n + 1] as string)[0]).to.equal(hash);
        }
        expect(await qbft.validatorsOf(client)).to.deep.equal(validators.map((each) => getAddress(each)));
      });

      it("proves accounts and slots that are there, and those that are not", async () => {
        const { rawHeaders, proofs } = network();
        const { qbft, client } = await following(rawHeaders);
        for (const { number, account, accountProof, slots } of proofs) {
          const held = await qbft.proveAccount(client, number, account, [...accountProof]);
          expect(held.codeHash).to.not.equal(keccak256("0x"));
          for (const { slot, word, proof } of slots) {
            const given: Parameters<typeof qbft.proveWord> = [
              client,
              number,
              account,
              slot,
              [...accountProof],
              [...proof],
            ];
            const read = await qbft.proveWord(...given);
            expect(read).to.equal(word ?? `0x${"00".repeat(32)}`);
            if (word) expect(await qbft.proveStorage(...given)).to.equal(word);
            else await qbft.proveAbsence(...given);
          }
        }
      });

      it("costs at most 110 000 for a header, and 200 000 for a slot", async () => {
        const { rawHeaders, proofs } = network();
        const last = rawHeaders.at(-1) as string;
        const { qbft, client } = await following(rawHeaders.slice(0, -1), parseHeader(last).timestamp);
        const { header, seals } = splitRawHeader(last);
        const updated = await (await qbft.update(client, header, seals)).wait();
        expect(Number(updated?.gasUsed)).to.be.at.most(110_000);
        for (const { number, account, accountProof, slots } of proofs) {
          for (const { slot, proof } of slots) {
            const gas = await qbft.proveWord.estimateGas(client, number, account, slot, [...accountProof], [...proof]);
            expect(Number(gas)).to.be.at.most(200_000);
          }
        }
      });

      it("refuses a header or a seal with one byte changed", async () => {
        const [first, ...others] = network().rawHeaders.map(splitRawHeader);
        if (first === undefined) throw new Error("no headers");
        const light = await testLightClient(parseHeader(network().rawHeaders.at(-1) as string).timestamp);
        const client = await light.create(first.header, first.seals);
        for (const { header, seals } of others) {
          await light.qbft.update.staticCall(client, header, seals);
          await refusesEach(header, (changed) => light.qbft.update.staticCall(client, changed, seals));
          await refusesEach(seals, (changed) => light.qbft.update.staticCall(client, header, changed));
        }
      });

      it("refuses a proof with one byte changed", async () => {
        const { rawHeaders, proofs } = network();
        const light = await following(rawHeaders);
        for (const proof of proofs) await refusesCorrupted(light, light.client, proof);
      });
    });
  }

  async function refusesCorrupted({ qbft }: TestLightClient, client: string, proof: RealProof) {
    const { number, account, accountProof, slots } = proof;
    for (const [n, node] of accountProof.entries()) {
      await refusesEach(node, (changed) => qbft.proveAccount(client, number, account, accountProof.with(n, changed)));
    }
    for (const { slot, proof: nodes } of slots) {
      for (const [n, node] of nodes.entries()) {
        await refusesEach(node, (changed) =>
          qbft.proveWord(client, number, account, slot, [...accountProof], nodes.with(n, changed)),
        );
      }
    }
  }

  it("refuses the header of which too few sealed, and is frozen by the one that conflicts", async () => {
    const { qbft, client, headers } = await following(realNetworks()[0]?.rawHeaders ?? []);
    const { lowQuorum, conflicting } = besu264Faults();
    const few = splitRawHeader(lowQuorum);
    // The same header as is recorded: who brings it again, with whatever seals, changes nothing.
    await (await qbft.update(client, few.header, few.seals)).wait();
    const [first] = headers;
    const light = await testLightClient(headers.at(-1)?.timestamp ?? 0);
    const fresh = await light.create(first?.header ?? "", first?.seals ?? "");
    await expect(light.qbft.update(fresh, few.header, few.seals))
      .to.be.revertedWithCustomError(qbft, "QbftClient_QuorumMissing")
      .withArgs(few.signers.length, 3);
    const other = splitRawHeader(conflicting);
    await expect(qbft.update(client, other.header, other.seals))
      .to.emit(qbft, "EquivocationProven")
      .to.emit(qbft, "ClientFrozen");
    await expect(qbft.stateAt(client, 35)).to.be.revertedWithCustomError(qbft, "QbftClient_Frozen");
  });

  describe("all single-byte corruptions together", () => {
    it("are at least 2 000, and were refused", () => {
      const tried = [...refused.values()].reduce((sum, count) => sum + count, 0);
      console.log(`      ${tried} single-byte corruptions refused`);
      for (const [name, count] of [...refused].sort(([, a], [, b]) => b - a)) console.log(`      ${count} ${name}`);
      expect(tried).to.be.at.least(2_000);
    });
  });
});

/** What the contract says by its name, whatever else went wrong by what is said of it. */
function refusalOf(error: Error): string {
  return isTallyError(error) && error.code.startsWith("QbftClient_") ? error.code : error.message;
}
