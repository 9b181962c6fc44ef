import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { concat, keccak256, toBeHex } from "ethers";
import { nodesOf } from "./state.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/qbft/", import.meta.url));

export const hasRealData = () => existsSync(FOLDER);

const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}${file}`, "utf8"));

/** One network that real headers are of. */
export interface RealNetwork {
  readonly name: string;
  readonly validators: readonly string[];
  /** In ascending order of their heights, as `debug_getRawHeader` gives them. */
  readonly rawHeaders: readonly string[];
  readonly proofs: readonly RealProof[];
}

/** A proof at one of the headers. */
export interface RealProof {
  readonly number: number;
  readonly account: string;
  readonly accountProof: readonly string[];
  readonly slots: readonly { readonly slot: string; readonly word?: string; readonly proof: readonly string[] }[];
}

/** Where the router of those headers keeps a commitment: an entry of a mapping whose slot ERC-7201 gives. */
const COMMITMENTS = "0x1260944489272988d9df285149b5aa1b0f48f2136d6f416159f840a3e0747600";
const commitmentSlot = (path: string) => keccak256(concat([keccak256(path), COMMITMENTS]));

/** Headers 34 and 35 of Besu 26.4.0, with a commitment that is there and one that is not. */
function besu264(): RealNetwork {
  const file = read("besu-26.4.0-headers.json");
  const { membership, nonMembership } = file;
  const slots = [
    { slot: commitmentSlot(membership.path), word: membership.value, proof: nodesOf(membership.proof) },
    { slot: commitmentSlot(nonMembership.path), proof: nodesOf(nonMembership.proof) },
  ];
  const proofOf = (update: { height: number; accountProof: string }) => ({
    number: update.height,
    account: file.routerAddress,
    accountProof: nodesOf(update.accountProof),
    slots: update.height === membership.proofHeight ? slots : [],
  });
  return {
    name: "Besu 26.4.0",
    validators: file.initialTrustedValidators,
    rawHeaders: [file.updateHeight11.headerRlp, file.updateHeight12.headerRlp],
    proofs: [proofOf(file.updateHeight11), proofOf(file.updateHeight12)],
  };
}

/** Headers 1, 2, 816 and 1455 of Besu 26.8.0, of rounds 3, 0, 2 and 0, with an account of which three slots are zero. */
function besu268(): RealNetwork {
  const { block, proof } = read("besu-26.8.0-get-proof-members.json");
  return {
    name: "Besu 26.8.0",
    validators: read("besu-26.8.0-validators.json"),
    rawHeaders: [
      read("besu-26.8.0-block1-round3-rawheader.json").result,
      read("besu-26.8.0-block2-rawheader.json").result,
      read("besu-26.8.0-block-round-above-0-with-transactions.json").rawHeader,
      read("besu-26.8.0-raw-header.json").rawHeader,
    ],
    proofs: [
      {
        number: Number(block),
        account: proof.address,
        accountProof: proof.accountProof,
        slots: proof.storageProof.map((each: { key: string; proof: string[] }) => ({
          slot: toBeHex(each.key, 32),
          proof: each.proof,
        })),
      },
    ],
  };
}

export const realNetworks = () => [besu264(), besu268()];

/** What no client takes: header 35 with too few seals, and another header 35 that is sealed as well. */
export function besu264Faults() {
  const { lowQuorumHeight12, conflictingHeight12 } = read("besu-26.4.0-headers.json");
  return { lowQuorum: lowQuorumHeight12.headerRlp as string, conflicting: conflictingHeight12.headerRlp as string };
}
