import { readFileSync } from "node:fs";
import { ristretto255, ristretto255_oprf } from "@noble/curves/ed25519.js";
import { expect } from "chai";
import { getBytes, hexlify } from "ethers";
import { subjectInput } from "../../../../../src/sdk/watchlist/model/subject.ts";
import {
  type BlindedInput,
  blindInput,
  evaluateBlinded,
  finalizeInputs,
} from "../../../../../src/sdk/watchlist/model/voprf.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { seeded } from "../../../../../src/testing/random.ts";
import { watchlistSubjects } from "../../../../../src/testing/watchlist-subjects.ts";

interface Vectors {
  readonly seed: string;
  readonly keyInfo: string;
  readonly skSm: string;
  readonly pkSm: string;
  readonly vectors: readonly {
    readonly inputs: readonly string[];
    readonly blinds: readonly string[];
    readonly blindedElements: readonly string[];
    readonly evaluationElements: readonly string[];
    readonly proof: string;
    readonly proofRandomScalar: string;
    readonly outputs: readonly string[];
  }[];
}

const { voprf } = ristretto255_oprf;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const rfc = JSON.parse(readFileSync(new URL("../../../../vectors/voprf.json", import.meta.url), "utf8")) as Vectors;
const bytes = (hex: string) => getBytes(`0x${hex}`);
const keys = { secretKey: bytes(rfc.skSm), publicKey: bytes(rfc.pkSm) };
const publicKey = `0x${rfc.pkSm}`;

/** Randomness from which the library makes the scalar: it reduces to 1 .. order - 1. */
function giving(scalar: Uint8Array): () => Uint8Array {
  const value = BigInt(hexlify(scalar.toReversed()));
  const random = getBytes(`0x${(value - 1n).toString(16).padStart(96, "0")}`).reverse();
  return () => random;
}

function seededBytes(seed: number): (count?: number) => Uint8Array {
  const next = seeded(seed);
  return (count = 32) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));
}

const inputs = (seed: number, count: number) => watchlistSubjects(seed, count).map((each) => subjectInput(each));

describe("VOPRF", () => {
  it("is that of RFC 9497, appendix A.1.2", () => {
    const derived = voprf.deriveKeyPair(bytes(rfc.seed), bytes(rfc.keyInfo));
    expect(hexlify(derived.secretKey)).to.equal(`0x${rfc.skSm}`);
    expect(hexlify(derived.publicKey)).to.equal(publicKey);
    expect(rfc.vectors.length).to.equal(3);
    for (const vector of rfc.vectors) {
      const hidden = vector.inputs.map((input, i) =>
        blindInput(bytes(input), giving(bytes(vector.blinds[i] as string))),
      );
      expect(hidden.map(({ blinded }) => blinded)).to.deep.equal(vector.blindedElements.map((each) => `0x${each}`));
      const elements = vector.blindedElements.map(bytes);
      const answer = voprf.blindEvaluateBatch(
        keys.secretKey,
        keys.publicKey,
        elements,
        giving(bytes(vector.proofRandomScalar)),
      );
      expect(hexlify(answer.proof)).to.equal(`0x${vector.proof}`);
      const evaluated = vector.evaluationElements.map((each) => `0x${each}`);
      expect(answer.evaluated.map((each) => hexlify(each))).to.deep.equal(evaluated);
      expect(
        evaluateBlinded(
          keys,
          hidden.map(({ blinded }) => blinded),
        ).evaluated,
      ).to.deep.equal(evaluated);
      const outputs = finalizeInputs(hidden, { evaluated, proof: `0x${vector.proof}` }, publicKey);
      expect(outputs.map((each) => hexlify(each))).to.deep.equal(vector.outputs.map((each) => `0x${each}`));
    }
  });

  it("another key, another element, another order and another proof are found out", async () => {
    const hidden = inputs(1, 3).map((each) => blindInput(each));
    const blinded = hidden.map((each) => each.blinded);
    const answer = evaluateBlinded(keys, blinded);
    expect(finalizeInputs(hidden, answer, publicKey)).to.have.length(3);
    const other = voprf.generateKeyPair();
    const wrong = [
      evaluateBlinded(other, blinded),
      { ...answer, evaluated: answer.evaluated.toReversed() },
      { ...answer, evaluated: answer.evaluated.slice(1) },
      {
        ...answer,
        evaluated: [...evaluateBlinded(other, blinded.slice(0, 1)).evaluated, ...answer.evaluated.slice(1)],
      },
      { ...answer, proof: `0x${"00".repeat(64)}` },
      { ...answer, proof: "0x" },
    ];
    for (const each of wrong) {
      await refused(() => finalizeInputs(hidden, each, publicKey), "WATCHLIST_PROOF_INVALID");
    }
    await refused(() => finalizeInputs(hidden, answer, hexlify(other.publicKey)), "WATCHLIST_PROOF_INVALID");
  });

  it("a service refuses what is no element", async () => {
    const identity = `0x${"00".repeat(32)}`;
    for (const blinded of [identity, `0x${"ff".repeat(32)}`, "0x00", "element"]) {
      const { values } = await refused(() => evaluateBlinded(keys, [blinded]), "ARGUMENT_INVALID");
      expect(values.field).to.equal("blinded[0]");
    }
    await refused(() => evaluateBlinded(keys, []), "ARGUMENT_INVALID");
    await refused(() => evaluateBlinded(keys, new Array(65).fill(identity)), "ARGUMENT_INVALID");
  });
});

describe("what a query sends", () => {
  it("is as likely for one subject as for every other: each has exactly one blind for each message", () => {
    const one = getBytes(`0x01${"00".repeat(31)}`);
    for (const input of inputs(2, 40)) {
      const point = ristretto255.Point.fromBytes(getBytes(blindInput(input, giving(one)).blinded));
      // Of prime order: r -> r * point takes each of the order - 1 messages once.
      expect(point.equals(ristretto255.Point.ZERO)).to.equal(false);
      expect(point.multiply(ORDER - 1n).equals(point.negate())).to.equal(true);
    }
  });

  it("under one blind is of one form for all subjects, and tells of no subject without the blind", () => {
    const messages = inputs(3, 20).map((input) => blindInput(input, seededBytes(7)).blinded);
    expect(new Set(messages).size).to.equal(20);
    expect(new Set(messages.map((each) => each.length))).to.deep.equal(new Set([66]));
    const [input] = inputs(3, 1) as [Uint8Array];
    expect(blindInput(input).blinded).to.not.equal(blindInput(input).blinded);
  });

  it("has bits that do not depend on the subject", () => {
    const rounds = 200;
    const counts = inputs(4, 2).map((input, subject) => {
      const random = seededBytes(subject + 1);
      const set = new Array<number>(256).fill(0);
      for (let i = 0; i < rounds; i++) {
        const message = getBytes(blindInput(input, random).blinded);
        for (let bit = 0; bit < 256; bit++)
          set[bit] = (set[bit] as number) + (((message[bit >> 3] as number) >> (bit & 7)) & 1);
      }
      return set;
    }) as [number[], number[]];
    // An encoding of ristretto255 has its first bit and its last clear.
    for (const fixed of [0, 255]) expect(counts.map((each) => each[fixed])).to.deep.equal([0, 0]);
    const [deviation, difference] = [Math.sqrt(rounds / 4), Math.sqrt(rounds / 2)];
    for (let bit = 1; bit < 255; bit++) {
      const [a, b] = counts.map((each) => each[bit] as number) as [number, number];
      expect(Math.abs(a - rounds / 2), `bit ${bit} of the first`).to.be.below(5 * deviation);
      expect(Math.abs(a - b), `bit ${bit} of both`).to.be.below(5 * difference);
    }
  });

  it("gives one output for a subject, however it was hidden and typed", () => {
    const outputOf = (input: Uint8Array) => {
      const hidden: BlindedInput[] = [blindInput(input)];
      return hexlify(
        finalizeInputs(
          hidden,
          evaluateBlinded(
            keys,
            hidden.map(({ blinded }) => blinded),
          ),
          publicKey,
        )[0] as Uint8Array,
      );
    };
    const [subject] = watchlistSubjects(5, 1) as [{ kind: "CN-USCC"; identifier: string }];
    const typed = { ...subject, identifier: ` ${subject.identifier.toLowerCase().replace(/^(.{4})/, "$1-")}` };
    expect(outputOf(subjectInput(typed))).to.equal(outputOf(subjectInput(subject)));
  });
});
