import { type TypedDataDomain, TypedDataEncoder, ZeroAddress, ZeroHash } from "ethers";
import { deployedContract } from "../../../core/deployment.ts";

/** What somebody states; the Solidity `Statement`. All ids are 32 bytes in hex. */
export interface Statement {
  readonly schema: string;
  /** Address of the attester; for a key without one, the low 20 bytes of keccak256(ERC-7913 signer). */
  readonly attester: string;
  /** What it is about. */
  readonly subject: string;
  /** Last second at which it holds; 0 is without end. */
  readonly validUntil: bigint;
  /** Uid of the statement that this one corrects; zero if none. */
  readonly replaces: string;
  /** Random 32 bytes. */
  readonly salt: string;
  /** ABI encoding under the schema's definition. */
  readonly data: string;
}

export const STATEMENT_TYPES = {
  Statement: [
    { name: "schema", type: "bytes32" },
    { name: "attester", type: "address" },
    { name: "subject", type: "bytes32" },
    { name: "validUntil", type: "uint48" },
    { name: "replaces", type: "bytes32" },
    { name: "salt", type: "bytes32" },
    { name: "data", type: "bytes" },
  ],
};

/** A deployment, or as much of one as names its Attestations contract. */
export interface AttestationsAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** EIP-712 domain of the Attestations contract of a deployment. */
export function attestationsEip712Domain(deployment: AttestationsAt): TypedDataDomain {
  return {
    name: "Tallystick Attestations",
    version: "1",
    chainId: deployment.chainId,
    verifyingContract: deployedContract(deployment, "Attestations", "evidence").address,
  };
}

/** The statement's uid: its EIP-712 digest. What is signed, the key on chain and the leaf of a batch. */
export function uidOf(domain: TypedDataDomain, statement: Statement): string {
  return TypedDataEncoder.hash(domain, STATEMENT_TYPES, statement);
}

export const NO_SUBJECT = ZeroHash;
export const NOTHING_REPLACED = ZeroHash;
export const NO_POLICY = ZeroAddress;
