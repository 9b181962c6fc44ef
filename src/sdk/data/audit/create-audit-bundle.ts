import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { createTransactionReceiptProof } from "../../core/proof/create-transaction-receipt-proof.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { agreementsContract, catalogContract } from "../contracts.ts";
import { AUDIT_FORMAT, AUDIT_VERSION, type AuditBundle, type AuditedTransaction } from "./audit-bundle.ts";

export interface CreateAuditBundleParameters {
  readonly agreement: string;
}

/** What an event has that a search gives. */
interface Found {
  readonly transactionHash: string;
  readonly blockNumber: number;
  readonly index: number;
}

/**
 * Collects an agreement's whole story with its proofs.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`; as `createTransactionReceiptProof`.
 *
 * @example
 * import { createAuditBundle, verifyAudit } from "tallystick/data";
 *
 * const { valid, story } = await verifyAudit(await createAuditBundle(client, { agreement }));
 */
export async function createAuditBundle(client: Client, parameters: CreateAuditBundleParameters): Promise<AuditBundle> {
  const agreement = checkBytes32("agreement", parameters.agreement);
  const { deployment } = client;
  const [agreements, catalog] = [agreementsContract(client), catalogContract(client)];
  const { address, block: fromBlock } = deployedContract(deployment, "Agreements", "data");
  const catalogAt = deployedContract(deployment, "Catalog", "data");
  const found: Found[] = [];
  const { filters } = agreements;
  const terms = { offer: "", resource: "" };
  for await (const event of queryEvents(client, agreements, filters.AgreementProposed(agreement), { fromBlock })) {
    Object.assign(terms, { offer: event.args.terms.offer, resource: event.args.terms.resource });
    found.push(event);
  }
  if (found.length === 0) throw sdkError("NOT_FOUND", `no agreement ${agreement}`, { agreement });
  const used = new Set<bigint>();
  for await (const event of queryEvents(client, agreements, filters.AccessServed(agreement), { fromBlock })) {
    used.add(event.args.access.version);
    found.push(event);
  }
  for await (const event of queryEvents(client, agreements, filters.AgreementUsed(agreement), { fromBlock })) {
    used.add(event.args.version);
    found.push(event);
  }
  const others = [filters.AgreementMoved(agreement), filters.AccessMoved(agreement), filters.OfferOpened(terms.offer)];
  for (const filter of others) {
    for await (const event of queryEvents(client, agreements, filter as never, { fromBlock }))
      found.push(event as Found);
  }
  const { ResourceCreated, VersionPublished, VersionRevoked } = catalog.filters;
  const ofCatalog = [
    ResourceCreated(terms.resource),
    ...[...used].flatMap((n) => [VersionPublished(terms.resource, n), VersionRevoked(terms.resource, n)]),
  ];
  for (const filter of ofCatalog) {
    const range = { fromBlock: catalogAt.block };
    for await (const event of queryEvents(client, catalog, filter as never, range)) found.push(event as Found);
  }
  found.sort((a, b) => a.blockNumber - b.blockNumber || a.index - b.index);
  const hashes = [...new Set(found.map(({ transactionHash }) => transactionHash))];
  const transactions: AuditedTransaction[] = [];
  for (const hash of hashes) transactions.push(await audited(client, hash));
  const { chainId, genesisHash } = deployment;
  const chain = { chainId, genesisHash, catalog: catalogAt.address, agreements: address };
  return { format: AUDIT_FORMAT, version: AUDIT_VERSION, chain, agreement, transactions };
}

async function audited({ provider }: Client, transactionHash: string): Promise<AuditedTransaction> {
  const tx = await rpc(() => provider.getTransaction(transactionHash));
  if (tx === null || tx.blockNumber === null || tx.blockHash === null) {
    throw sdkError("BLOCK_UNKNOWN", `transaction ${transactionHash} is not mined`, { transactionHash });
  }
  const { blockNumber, blockHash, data } = tx;
  const proof = await createTransactionReceiptProof(provider, transactionHash);
  return { transactionHash, blockNumber, blockHash, proof, data };
}
