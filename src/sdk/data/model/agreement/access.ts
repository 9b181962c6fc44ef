import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber, checkWhole } from "../../../core/whole.ts";
import { checkUint } from "../check-fields.ts";
import { agreementsEip712Domain, type DataAt } from "../eip712.ts";

/** What a consumer asks for. */
export interface AccessRequest {
  readonly agreement: string;
  /** That of the use before, and one more; the first is 1. */
  readonly seq: number;
  /** Of the resource. */
  readonly version: number;
  /** Which of the agreed purposes: the number of its bit. */
  readonly purpose: number;
  /** The consumer's encryption key. */
  readonly key: string;
  /** keccak256 of what is asked for, see `selectionHash`. */
  readonly requestHash: string;
  /** Last second at which it can be served. */
  readonly deadline: bigint | number;
}

/** What was handed over: what the provider signs as a receipt, and the consumer as an acknowledgement. */
export interface Access extends AccessRequest {
  readonly extractionHash: string;
  readonly ciphertextHash: string;
  readonly keyEnvelopeHash: string;
  /** Of the ciphertext, in bytes. */
  readonly size: bigint | number;
}

const REQUEST_FIELDS: TypedDataField[] = [
  { name: "agreement", type: "bytes32" },
  { name: "seq", type: "uint32" },
  { name: "version", type: "uint32" },
  { name: "purpose", type: "uint8" },
  { name: "key", type: "bytes32" },
  { name: "requestHash", type: "bytes32" },
  { name: "deadline", type: "uint48" },
];

const REQUEST_TYPES: Record<string, TypedDataField[]> = { AccessRequest: REQUEST_FIELDS };
const RECEIPT_TYPES: Record<string, TypedDataField[]> = {
  Access: [
    ...REQUEST_FIELDS,
    { name: "extractionHash", type: "bytes32" },
    { name: "ciphertextHash", type: "bytes32" },
    { name: "keyEnvelopeHash", type: "bytes32" },
    { name: "size", type: "uint64" },
  ],
};
const ACKNOWLEDGEMENT_TYPES: Record<string, TypedDataField[]> = {
  Acknowledgement: [{ name: "access", type: "Access" }],
  ...RECEIPT_TYPES,
};

/** A request with every field checked. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkAccessRequest(request: AccessRequest) {
  return {
    agreement: checkBytes32("access.agreement", request.agreement),
    seq: checkNumber("access.seq", request.seq),
    version: checkNumber("access.version", request.version),
    purpose: checkWhole("access.purpose", request.purpose, 0, 63),
    key: checkBytes32("access.key", request.key),
    requestHash: checkBytes32("access.requestHash", request.requestHash),
    deadline: checkTime("access.deadline", request.deadline),
  };
}

/** An access with every field checked. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkAccess(access: Access) {
  return {
    ...checkAccessRequest(access),
    extractionHash: checkBytes32("access.extractionHash", access.extractionHash),
    ciphertextHash: checkBytes32("access.ciphertextHash", access.ciphertextHash),
    keyEnvelopeHash: checkBytes32("access.keyEnvelopeHash", access.keyEnvelopeHash),
    size: checkUint("access.size", access.size, 64),
  };
}

/** What a consumer signs to ask for an access. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export const accessRequestDigest = (deployment: DataAt, request: AccessRequest): string =>
  TypedDataEncoder.hash(agreementsEip712Domain(deployment), REQUEST_TYPES, checkAccessRequest(request));

/** What a provider signs to have served it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export const accessReceiptDigest = (deployment: DataAt, access: Access): string =>
  TypedDataEncoder.hash(agreementsEip712Domain(deployment), RECEIPT_TYPES, checkAccess(access));

/** What a consumer signs to have got it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export const acknowledgementDigest = (deployment: DataAt, access: Access): string =>
  TypedDataEncoder.hash(agreementsEip712Domain(deployment), ACKNOWLEDGEMENT_TYPES, { access: checkAccess(access) });

/** EIP-712 struct hash of an access, of which the chain keeps the first 25 bytes. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export const accessHash = (access: Access): string =>
  TypedDataEncoder.hashStruct("Access", RECEIPT_TYPES, checkAccess(access));

/** @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export async function signAccessRequest(signer: Signer, deployment: DataAt, request: AccessRequest): Promise<string> {
  const message = checkAccessRequest(request);
  return rpc(() => signer.signTypedData(agreementsEip712Domain(deployment), REQUEST_TYPES, message));
}

/** @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export async function signAccessReceipt(signer: Signer, deployment: DataAt, access: Access): Promise<string> {
  const message = checkAccess(access);
  return rpc(() => signer.signTypedData(agreementsEip712Domain(deployment), RECEIPT_TYPES, message));
}

/** @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export async function signAcknowledgement(signer: Signer, deployment: DataAt, access: Access): Promise<string> {
  const message = { access: checkAccess(access) };
  return rpc(() => signer.signTypedData(agreementsEip712Domain(deployment), ACKNOWLEDGEMENT_TYPES, message));
}
