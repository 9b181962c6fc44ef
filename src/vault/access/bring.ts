import { isTallyError, type TallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { isRevert } from "../../sdk/core/revert.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { waitMined } from "../../sdk/core/write.ts";
import { getAccess } from "../../sdk/data/actions/accesses/get-access.ts";
import { serveAccess } from "../../sdk/data/actions/accesses/serve-access.ts";
import { agreementsContract } from "../../sdk/data/contracts.ts";
import { accessHash } from "../../sdk/data/model/agreement/access.ts";
import type { AgreementTerms } from "../../sdk/data/model/agreement/terms.ts";
import { vaultError } from "../errors.ts";
import type { TransferKey, Transfers } from "../store/transfers.ts";
import type { ServedAt, Transfer, TransferContent } from "./transfer.ts";

export interface BringParameters {
  /** Sends with a memory: what is sent under a key is sent once, however often it is asked. */
  readonly client: Client;
  readonly transfers: Transfers<TransferContent>;
}

/** Bytes of an access' hash that the chain keeps. */
const KEPT = 25;

/**
 * Brings what was promised to the chain, and stores what became of it. Asked again after a kill, it sends the same transaction, or finds
 * what the chain has.
 *
 * @throws `ACCESS_FAILED` when the chain refuses it, `ACCESS_CONFLICT` when that has another access under the number; as the SDK when the
 * chain does not answer: then it is still promised.
 */
export async function bring(
  { client, transfers }: BringParameters,
  transfer: Transfer,
  terms: AgreementTerms,
): Promise<Transfer> {
  const { agreement, seq, content } = transfer;
  const { promise, requestSignature } = content;
  if (promise === undefined)
    throw vaultError("VAULT_STORE_DAMAGED", "a promise without its receipt", { agreement, seq });
  const { access, receiptSignature } = promise;
  const idempotencyKey = `serve ${agreement} ${seq} ${accessHash(access)}`;
  try {
    const sent = await serveAccess(client, { terms, access, requestSignature, receiptSignature, idempotencyKey });
    const receipt = await waitMined(client, sent);
    const served = { transactionHash: receipt.hash, blockNumber: receipt.blockNumber };
    return transfers.move(transfer, "Served", { ...content, served });
  } catch (error) {
    if (!isTallyError(error) || !refusedByChain(error)) throw error;
    const found = await onChain(client, transfer);
    if (found === "other") return fail(transfers, transfer, conflict(transfer));
    if (found !== undefined) return transfers.move(transfer, "Served", { ...content, served: found });
    const values = { field: "seq", value: seq, agreement, reason: error.code };
    return fail(
      transfers,
      transfer,
      vaultError("ACCESS_FAILED", `the chain refuses the access: ${error.message}`, values),
    );
  }
}

/** A revert, or a transaction that no node takes. A node that does not answer has refused nothing. */
const refusedByChain = (error: TallyError) =>
  error.code === "TX_REVERTED" || error.code === "TX_REJECTED" || isRevert(error);

function fail(transfers: Transfers<TransferContent>, transfer: Transfer, error: TallyError): never {
  const failure = { code: String(error.values.reason ?? error.code), detail: error.message };
  transfers.move(transfer, "Failed", { ...transfer.content, failure });
  throw error;
}

const conflict = ({ agreement, seq }: TransferKey) =>
  vaultError("ACCESS_CONFLICT", `the chain has another access ${seq} of ${agreement}`, {
    field: "seq",
    value: seq,
    agreement,
  });

/** Where the chain has a transfer's access; "other" where it has another one under the number. */
export async function onChain(
  client: Client,
  { agreement, seq, content }: Transfer,
): Promise<ServedAt | "other" | undefined> {
  const record = await rpc(() => agreementsContract(client).accessOf(agreement, seq));
  if (record.state === 0n) {
    const { uses } = await rpc(() => agreementsContract(client).agreementOf(agreement));
    return Number(uses) >= seq ? "other" : undefined; // by a computation
  }
  const access = content.promise?.access;
  if (access === undefined || !isHashOf(record.hash, accessHash(access))) return "other";
  const { transactionHash, blockNumber } = await getAccess(client, { agreement, seq });
  return { transactionHash, blockNumber };
}

const isHashOf = (kept: string, hash: string) => kept.toLowerCase() === hash.slice(0, 2 + 2 * KEPT);

/**
 * The transfer that the chain has under a number, whatever the store says of it: chain is the truth. What failed, or was not promised
 * yet, and gave way to it, is given up.
 *
 * @throws `ACCESS_CONFLICT` when none of the store's is the chain's.
 */
export async function truthOf({ client, transfers }: BringParameters, key: TransferKey): Promise<Transfer> {
  for (const transfer of transfers.all(key)) {
    const found = await onChain(client, transfer);
    if (found === undefined || found === "other") continue;
    if (transfer.state === "Served" || transfer.state === "Settled") return transfer;
    const live = transfers.get(key);
    if (live !== undefined && live.requestHash !== transfer.requestHash) {
      const failure = { code: "ACCESS_CONFLICT", detail: "an earlier receipt was brought" };
      if (live.state === "Promised") transfers.move(live, "Failed", { ...live.content, failure });
      else transfers.move(live, "Abandoned");
    }
    return transfers.move(transfer, "Served", { ...transfer.content, served: found });
  }
  throw conflict(key);
}
