import { type BytesLike, hexlify } from "ethers";
import { type Clock, systemClock } from "../../../../lib/clock.ts";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { Deployment } from "../../../core/deployment.ts";
import { requireBlock } from "../../../core/require-block.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkSignature, type SignatureFinding } from "../../../core/signature/check-signature.ts";
import { signerAccount } from "../../../core/signature/signer-account.ts";
import { membersContract } from "../../../members/contracts.ts";
import { attestationsContract } from "../../contracts.ts";
import { checkStatement } from "./create.ts";
import { attestationsEip712Domain, type Statement, uidOf } from "./statement.ts";
import { type Status, statusOf } from "./status.ts";

export type VerifyStatementParameters = {
  readonly statement: Statement;
  readonly signature: BytesLike;
  /** Address or ERC-7913 signer; the statement's attester if left out. */
  readonly signer?: BytesLike;
  readonly clock?: Clock;
} & (
  | { readonly client: Client; readonly deployment?: undefined }
  /** Offline. */
  | { readonly deployment: Deployment; readonly client?: undefined }
);

/** What is wrong with a signed statement. */
export type StatementProblem =
  | "SIGNATURE_INVALID"
  | "SIGNATURE_MALLEABLE"
  | "SIGNATURE_UNCHECKED"
  | "SIGNER_NOT_ATTESTER"
  | "EXPIRED"
  | "ATTESTER_NOT_ENROLLED"
  | "ATTESTER_NOT_HONOURED"
  | "REVOKED"
  | "REPLACED";

export interface StatementVerdict {
  readonly uid: string;
  /** No fault was found. Without `chain` a revocation is not known. */
  readonly ok: boolean;
  readonly problems: readonly StatementProblem[];
  readonly signature: SignatureFinding;
  /** What the chain says; absent offline. */
  readonly chain?: StatementOnChain;
}

export interface StatementOnChain {
  /** Organisation of the attester; 0 if nobody enrolled it. */
  readonly org: number;
  /** Whether the attester's account is honoured now. */
  readonly honoured: boolean;
  /** "Unknown" for a statement that was only signed. */
  readonly status: Status;
  /** When it was recorded singly; 0 if it was not. */
  readonly attestedAt: number;
}

/**
 * Checks a statement signed off chain. Offline it says whether the attester's key signed this content for this chain,
 * and whether it has expired. With a client it also asks contracts that sign (ERC-1271) or verify (ERC-7913), Members
 * whether the attester is honoured, and Attestations whether the statement was revoked or replaced.
 *
 * A recorded statement stays valid when its attester leaves. One that was only signed does not, because nobody knows
 * when it was signed.
 *
 * @dev Offline an account is taken for a key: the signature of a contract account is "invalid" there.
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`; `RPC_UNREACHABLE`. A bad signature is a verdict, not an error.
 *
 * @example
 * import { verifyStatement } from "tallystick/evidence";
 *
 * const { ok, problems } = await verifyStatement({ deployment, statement, signature });
 */
export async function verifyStatement(parameters: VerifyStatementParameters): Promise<StatementVerdict> {
  const { client, signature, clock = systemClock } = parameters;
  const statement = checkStatement(parameters.statement);
  const signer = parameters.signer ?? statement.attester;
  checkBytes("signature", signature);
  const uid = uidOf(attestationsEip712Domain(client ? client.deployment : parameters.deployment), statement);

  const finding = await checkSignature(uid, hexlify(signer), signature, client?.provider);
  const chain = client && (await askChain(client, statement, uid));
  const now = client ? await blockTime(client) : Math.floor(clock.now() / 1000);

  const problems: StatementProblem[] = [];
  if (finding !== "valid") problems.push(`SIGNATURE_${finding.toUpperCase() as Uppercase<typeof finding>}`);
  if (signerAccount(signer) !== statement.attester) problems.push("SIGNER_NOT_ATTESTER");
  if (statement.validUntil !== 0n && BigInt(now) > statement.validUntil) problems.push("EXPIRED");
  if (chain) problems.push(...chainProblems(chain));
  return { uid, ok: problems.length === 0, problems, signature: finding, ...(chain && { chain }) };
}

async function askChain(client: Client, { attester }: Statement, uid: string): Promise<StatementOnChain> {
  const members = membersContract(client);
  const attestations = attestationsContract(client);
  const [org, honoured, record] = await rpc(() =>
    Promise.all([members.orgOf(attester), members.isHonoured(attester), attestations.recordOf(uid)]),
  );
  return { org: Number(org), honoured, status: statusOf(record.status), attestedAt: Number(record.attestedAt) };
}

function chainProblems({ org, honoured, status, attestedAt }: StatementOnChain): StatementProblem[] {
  const problems: StatementProblem[] = [];
  if (org === 0) problems.push("ATTESTER_NOT_ENROLLED");
  else if (!honoured && attestedAt === 0) problems.push("ATTESTER_NOT_HONOURED");
  if (status === "Revoked") problems.push("REVOKED");
  if (status === "Replaced") problems.push("REPLACED");
  return problems;
}

async function blockTime(client: Client): Promise<number> {
  return (await requireBlock(client.provider, "latest")).timestamp;
}
