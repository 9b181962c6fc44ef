import { hexlify, randomBytes, type Signer, type TypedDataDomain, TypedDataEncoder } from "ethers";
import { checkAddress, checkBytes32, checkThat } from "../../core/check.ts";
import type { Deployment } from "../../core/deployment.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import type { KeysAnswer, KeysRequest } from "./epoch-keys.ts";

/** Digests that one request may ask about: those of a hundred invoices. */
export const MAX_DIGESTS = 300;

/** A request for fingerprint keys, as an account of the organisation signs it. */
export interface KeysQuestion extends KeysRequest {
  /** The registrar that is asked: what is signed for one is nothing to another. */
  readonly registrar: string;
  /** Who signs. */
  readonly account: string;
  /** 32 bytes that are used once. */
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly askedAt: number;
}

const QUESTION_TYPES = {
  KeysQuestion: [
    { name: "registrar", type: "address" },
    { name: "account", type: "address" },
    { name: "organisation", type: "uint32" },
    { name: "digests", type: "bytes32[]" },
    { name: "nonce", type: "bytes32" },
    { name: "askedAt", type: "uint48" },
  ],
};

const ANSWER_TYPES = {
  KeysAnswer: [
    { name: "question", type: "bytes32" },
    { name: "organisation", type: "uint32" },
    { name: "digests", type: "bytes32[]" },
    { name: "epochs", type: "EpochKeys[]" },
    { name: "answeredAt", type: "uint48" },
  ],
  EpochKeys: [
    { name: "epoch", type: "uint32" },
    { name: "keys", type: "bytes32[]" },
  ],
};

/** The EIP-712 domain of what is said to and by a registrar service: one chain, told by the hash of its first block. */
export function registrarEip712Domain({
  chainId,
  genesisHash,
}: Pick<Deployment, "chainId" | "genesisHash">): TypedDataDomain {
  return { name: "Tallystick registrar", version: "1", chainId, salt: genesisHash };
}

/** A request with what makes it the only one of its kind. @throws `ARGUMENT_INVALID`. */
export function createQuestion(
  { registrar, account }: Pick<KeysQuestion, "registrar" | "account">,
  { organisation, digests }: KeysRequest,
  now: number,
): KeysQuestion {
  checkThat(digests.length >= 1 && digests.length <= MAX_DIGESTS, "digests", digests.length, `1 to ${MAX_DIGESTS}`);
  return {
    registrar: checkAddress("registrar", registrar),
    account: checkAddress("account", account),
    organisation: checkWhole("organisation", organisation, 1, UINT32),
    digests: digests.map((digest, n) => checkBytes32(`digests.${n}`, digest)),
    nonce: hexlify(randomBytes(32)),
    askedAt: Math.floor(now / 1_000),
  };
}

export const questionDigest = (domain: TypedDataDomain, question: KeysQuestion): string =>
  TypedDataEncoder.hash(domain, QUESTION_TYPES, question);

export const answerDigest = (domain: TypedDataDomain, answer: KeysAnswer): string =>
  TypedDataEncoder.hash(domain, ANSWER_TYPES, answer);

export const signQuestion = (signer: Signer, domain: TypedDataDomain, question: KeysQuestion): Promise<string> =>
  rpc(() => signer.signTypedData(domain, QUESTION_TYPES, { ...question }));

export const signAnswer = (signer: Signer, domain: TypedDataDomain, answer: KeysAnswer): Promise<string> =>
  rpc(() => signer.signTypedData(domain, ANSWER_TYPES, { ...answer }));
