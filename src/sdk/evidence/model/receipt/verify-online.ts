import { blockAt } from "../../../core/block-at.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { requireBlock } from "../../../core/require-block.ts";
import { rpc } from "../../../core/rpc.ts";
import { type CheckResult, type Finding, runCheck, toFinding } from "../../../core/run-check.ts";
import { findOrganisation } from "../../../members/model/find-organisation.ts";
import type { Standing } from "../../../members/model/standing.ts";
import { attestationsContract } from "../../contracts.ts";
import { statusOf } from "../statement/status.ts";
import { type AttestingOrganisation, type EvidenceReceipt, statementOf } from "./evidence-receipt.ts";
import { type OfflineVerdict, type VerifyReceiptOptions, verifyReceiptOffline } from "./verify-offline.ts";

/** Where the statement stands now. */
export type StatementState = "valid" | "revoked" | "replaced" | "expired" | "unknown";

export interface OnlineVerdict extends OfflineVerdict {
  readonly state: StatementState;
  /** Uid of the statement that took its place. */
  readonly replacedBy?: string;
  /** The attester's organisation, as the chain has it now. */
  readonly organisation?: AttestingOrganisation & { readonly standing: Standing };
}

/**
 * Verifies a receipt by itself and against the chain: whether the block is on the chain, the batch is anchored, the
 * statement is neither revoked, replaced nor expired, and to which organisation the attester's account belongs. A
 * restriction of the organisation does not end what it stated before; its standing is reported.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`: then nothing is said about the receipt.
 *
 * @example
 * import { parseReceipt, verifyReceiptOnline } from "tallystick/evidence";
 *
 * const { valid, state, organisation } = await verifyReceiptOnline(client, parseReceipt(text), { file: digest });
 */
export async function verifyReceiptOnline(
  client: Client,
  receipt: EvidenceReceipt,
  options: VerifyReceiptOptions = {},
): Promise<OnlineVerdict> {
  const offline = await verifyReceiptOffline(receipt, options);
  const checks: CheckResult[] = [...offline.checks, await runCheck("chain", () => sameChain(client, receipt))];
  let now: Now = { state: "unknown" };
  let organisation: OnlineVerdict["organisation"];
  checks.push(
    await runCheck("block", () => blockOnChain(client, receipt)),
    await runCheck("batch", () => batchOnChain(client, receipt)),
    await runCheck("status", async () => {
      now = await stateOf(client, receipt);
      return toFinding(now.state === "valid", "neither revoked, replaced nor expired", now.reason ?? now.state);
    }),
    await runCheck("organisation", async () => {
      const actual = await findOrganisation(client, receipt.statement.attester);
      organisation = actual;
      const { id, name } = receipt.organisation;
      return toFinding(
        id === actual.id && name === actual.name,
        `the attester's account is of organisation ${actual.id}, "${actual.name}", ${actual.standing}`,
        `the receipt names organisation ${id}, "${name}"; the attester's account is of ${actual.id}, "${actual.name}"`,
      );
    }),
  );
  return {
    ...offline,
    valid: checks.every(({ ok }) => ok),
    checks,
    state: now.state,
    ...(now.replacedBy && { replacedBy: now.replacedBy }),
    ...(organisation && { organisation }),
  };
}

function sameChain({ deployment }: Client, { chain }: EvidenceReceipt): Finding {
  const address = deployedContract(deployment, "Attestations", "evidence").address;
  const faults = [
    chain.chainId !== deployment.chainId && `chain id ${chain.chainId}, not ${deployment.chainId}`,
    chain.genesisHash !== deployment.genesisHash && `genesis ${chain.genesisHash}, not ${deployment.genesisHash}`,
    chain.attestations.toLowerCase() !== address.toLowerCase() && `contract ${chain.attestations}, not ${address}`,
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    "chain id, genesis and contract are those of the deployment",
    `other: ${faults.join("; ")}`,
  );
}

async function blockOnChain({ provider }: Client, { anchor }: EvidenceReceipt): Promise<Finding> {
  const head = await rpc(() => provider.getBlockNumber());
  const block = anchor.blockNumber > head ? null : await requireBlock(provider, anchor.blockNumber);
  return toFinding(
    block?.hash === anchor.blockHash,
    `block ${anchor.blockNumber} of the chain has this hash`,
    `block ${anchor.blockNumber} of the chain ${block ? `has hash ${block.hash}` : "is not there"}`,
  );
}

async function batchOnChain(client: Client, { batch, statement }: EvidenceReceipt): Promise<Finding> {
  const { anchoredAt, count } = await rpc(() =>
    attestationsContract(client).anchorOf(batch.root, statement.attester, statement.schema),
  );
  return toFinding(
    anchoredAt !== 0n && Number(count) === batch.count,
    `anchored at ${isoTime(Number(anchoredAt))}, ${count} statements`,
    anchoredAt === 0n ? "the contract does not know the batch" : `the contract has ${count} statements in the batch`,
  );
}

interface Now {
  readonly state: StatementState;
  readonly reason?: string;
  readonly replacedBy?: string;
}

async function stateOf(client: Client, receipt: EvidenceReceipt): Promise<Now> {
  const attestations = attestationsContract(client);
  const statement = statementOf(receipt);
  const valid = attestations["isValid((bytes32,address,bytes32,uint48,bytes32,bytes32,bytes),bytes32[],bytes32)"];
  if (await rpc(() => valid(statement, [...receipt.batch.path], receipt.batch.root))) return { state: "valid" };
  const record = await rpc(() => attestations.recordOf(receipt.uid));
  const at = Number(record.until);
  const status = statusOf(record.status);
  if (status === "Revoked") return { state: "revoked", reason: `revoked at ${isoTime(at)}` };
  if (status === "Replaced") {
    const replacedBy = await successor(client, receipt.uid, at);
    return {
      state: "replaced",
      reason: `replaced at ${isoTime(at)} by ${replacedBy}`,
      ...(replacedBy && { replacedBy }),
    };
  }
  const head = await rpc(() => client.provider.getBlock("latest"));
  if (statement.validUntil > 0n && head && BigInt(head.timestamp) > statement.validUntil) {
    return { state: "expired", reason: `held until ${isoTime(Number(statement.validUntil))}` };
  }
  return { state: "unknown", reason: "the contract does not know the statement" };
}

/** The contract keeps when a statement was replaced; the event of that block says by which. */
async function successor(client: Client, uid: string, at: number): Promise<string | undefined> {
  const attestations = attestationsContract(client);
  const block = await blockAt(client.provider, at);
  if (block === undefined) return undefined;
  const replaced = attestations.filters.Replaced(uid);
  for await (const { args } of queryEvents(client, attestations, replaced, { fromBlock: block })) return args.by;
  return undefined;
}

const isoTime = (seconds: number): string => new Date(seconds * 1_000).toISOString();
