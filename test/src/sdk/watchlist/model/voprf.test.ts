import { readFileSync } from "node:fs";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { expect } from "chai";
import { getBytes, hexlify } from "ethers";
import { residentIdCheck, subjectInput } from "../../../../../src/sdk/watchlist/model/subject.ts";
import { type BlindedInput, blindInput, evaluateBlinded, finalizeInputs } from "../../../../../src/sdk/watchlist/model/voprf.ts";
import { seededRandom } from "../../../../../src/testing/random.ts";
import { caught } from "../../../../../src/testing/errors.ts";

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
