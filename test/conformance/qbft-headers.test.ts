import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { getAddress, type Provider, toBeHex } from "ethers";
import { isTallyError } from "../../src/lib/errors.ts";
import { fetchQbftHeader } from "../../src/sdk/anchoring/chain/fetch-header.ts";
import { fetchStateProof } from "../../src/sdk/anchoring/chain/fetch-state-proof.ts";
import {
  blockHashOf,
  decodeQbftHeader,
  encodeQbftHeader,
  sealDigestOf,
  unsealedHeader,
} from "../../src/sdk/anchoring/model/qbft-header.ts";
import { quorumOf } from "../../src/sdk/anchoring/model/quorum.ts";
import { packSeals, recoverSeals, requireQuorum } from "../../src/sdk/anchoring/model/seals.ts";
import { refused } from "../../src/testing/errors.ts";
import { seeded } from "../../src/testing/random.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/qbft/", import.meta.url));

interface Known {
  readonly rlp: string;
  readonly round: number;
  readonly validators: readonly string[];
  /** As the node gave it; not known of all. */
  readonly hash?: string;
}

const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}${name}`, "utf8"));

/** A node that gives what was recorded. */
const answering = (answer: (method: string) => unknown): Provider =>
  ({ send: async (method: string) => answer(method) }) as unknown as Provider;

/** Every header of the data that is sealed by a quorum. */
function knownHeaders(): Known[] {
  const old = read("besu-26.4.0-headers.json");
  const of = (addresses: readonly string[]) => addresses.map((address) => getAddress(address));
  const validators = of(read("besu-26.8.0-validators.json"));
  const late = read("besu-26.8.0-block-round-above-0-with-transactions.json");
  const last = read("besu-26.8.0-raw-header.json");
  const first = read("besu-26.8.0-block1-round3-rawheader.json").result as string;
  const second = read("besu-26.8.0-block2-rawheader.json").result as string;
  const [hash1, hash2] = ["besu-26.8.0-block1-round3.json", "besu-26.8.0-block2.json"].map(
    (name) => read(name).result.hash as string,
  ) as [string, string];
  const before = of(old.initialTrustedValidators);
  return [
    { rlp: old.updateHeight11.headerRlp, round: 0, validators: before },
    { rlp: old.updateHeight12.headerRlp, round: 0, validators: before },
    { rlp: first, round: 3, validators, hash: hash1 },
    { rlp: second, round: 0, validators, hash: hash2 },
    { rlp: late.rawHeader, round: 2, validators, hash: late.block.hash },
    { rlp: last.rawHeader, round: 0, validators, hash: last.hash },
  ];
}

/** About; the contract is tried with more. */
const CORRUPTIONS = 600;

describe("QBFT headers of Besu", () => {
  before(function () {
    if (existsSync(FOLDER)) return;
    console.log(`      skipped: no ${FOLDER}`);
    this.skip();
  });

  it("are read, and written again byte for byte", () => {
    const known = knownHeaders();
    expect(known).to.have.length(6);
    for (const { rlp, round, validators } of known) {
      const header = decodeQbftHeader(rlp);
      expect(encodeQbftHeader(header)).to.equal(rlp);
      expect(header.extraData.round).to.equal(round);
      expect(header.extraData.validators).to.deep.equal(validators);
      expect(header.forkItems).to.have.length(5);
    }
  });

  it("hash to the hash that the node gives, and to the parentHash of the next", () => {
    const headers = knownHeaders().map((each) => ({ ...each, header: decodeQbftHeader(each.rlp) }));
    const hashed = headers.filter(({ hash }) => hash !== undefined);
    expect(hashed).to.have.length(4);
    for (const { header, hash, round } of hashed) {
      expect(blockHashOf(header)).to.equal(hash);
      expect(sealDigestOf(header) === hash).to.equal(round === 0);
    }
    const linked = headers.filter(({ header }, i) => header.number === (headers[i - 1]?.header.number ?? -1) + 1);
    expect(linked.map(({ header }) => header.number)).to.deep.equal([35, 2]);
    for (const { header } of linked) {
      const parent = headers.find((other) => other.header.number === header.number - 1);
      expect(parent && blockHashOf(parent.header)).to.equal(header.parentHash);
    }
  });

  it("are sealed by a quorum of the validators, in whatever round", () => {
    for (const { rlp, validators } of knownHeaders()) {
      const header = decodeQbftHeader(rlp);
      const seals = requireQuorum(header, validators);
      expect(seals.length).to.be.at.least(quorumOf(validators.length));
      expect(recoverSeals(header)).to.have.length(seals.length);
      expect(packSeals(seals)).to.have.length(2 + 2 * 65 * seals.length);
      const places = seals.map(({ validator }) => validators.indexOf(validator));
      expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
      expect(decodeQbftHeader(unsealedHeader(header)).extraData.seals).to.deep.equal([]);
    }
  });

  it("with too few seals are refused", async () => {
    const { lowQuorumHeight12, initialTrustedValidators } = JSON.parse(
      readFileSync(`${FOLDER}besu-26.4.0-headers.json`, "utf8"),
    );
    const header = decodeQbftHeader(lowQuorumHeight12.headerRlp);
    const { values } = await refused(() => requireQuorum(header, initialTrustedValidators), "QBFT_SEALS_INSUFFICIENT");
    expect(values).to.include({ number: 35, validators: 4, quorum: 3 });
  });

  it("are made of the node's JSON where it does not serve DEBUG", async () => {
    const blocks = [
      [2, read("besu-26.8.0-block2.json").result, read("besu-26.8.0-block2-rawheader.json").result],
      [1, read("besu-26.8.0-block1-round3.json").result, read("besu-26.8.0-block1-round3-rawheader.json").result],
      [0x5af, read("besu-26.8.0-block-with-transactions.json"), read("besu-26.8.0-raw-header.json").rawHeader],
    ] as const;
    for (const [number, block, raw] of blocks) {
      const provider = answering((method) => {
        if (method === "eth_getBlockByNumber") return block;
        throw Object.assign(new Error("Method not enabled"), {
          error: { code: -32604, message: "Method not enabled" },
        });
      });
      expect(encodeQbftHeader(await fetchQbftHeader(provider, number))).to.equal(raw);
    }
  });

  it("have state proofs that are read in the order in which slots were asked for", async () => {
    const { proof } = read("besu-26.8.0-get-proof-members.json");
    const asked = proof.storageProof.map(({ key }: { readonly key: string }) => toBeHex(BigInt(key), 32)).toReversed();
    const question = { number: 0x5af, account: proof.address, slots: asked };
    const state = await fetchStateProof(
      answering(() => proof),
      question,
    );
    expect(state.accountProof).to.deep.equal(proof.accountProof);
    expect(state.slots.map(({ slot }) => slot)).to.deep.equal(asked);
    expect(asked).to.have.length(3);
    const values = proof.storageProof.map(({ value }: { readonly value: string }) => BigInt(value)).toReversed();
    expect(state.slots.map(({ value }) => value)).to.deep.equal(values);
  });

  it("do not survive the corruption of a byte", () => {
    const random = seeded(7);
    let tried = 0;
    for (const { rlp, validators } of knownHeaders()) {
      const bytes = (rlp.length - 2) / 2;
      const sealed = requireQuorum(decodeQbftHeader(rlp), validators).length;
      const digest = sealDigestOf(decodeQbftHeader(rlp));
      for (let n = 0; n < Math.ceil(CORRUPTIONS / 6); n++) {
        const at = 2 + 2 * Math.floor(random() * bytes);
        const byte = Number.parseInt(rlp.slice(at, at + 2), 16) ^ (1 + Math.floor(random() * 255));
        const corrupted = `${rlp.slice(0, at)}${byte.toString(16).padStart(2, "0")}${rlp.slice(at + 2)}`;
        tried++;
        expect(isRefused(corrupted, validators, digest, sealed), `byte ${at / 2 - 1}`).to.equal(true);
      }
    }
    expect(tried).to.be.at.least(CORRUPTIONS);
  });
});

/** Refused with a typed error, or a seal is lost: with three seals of four each one counts. */
function isRefused(rlp: string, validators: readonly string[], digest: string, sealed: number): boolean {
  try {
    const header = decodeQbftHeader(rlp);
    return requireQuorum(header, validators).length < sealed && sealDigestOf(header) === digest;
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return error.code === "QBFT_HEADER_INVALID" || error.code === "QBFT_SEALS_INSUFFICIENT";
  }
}
