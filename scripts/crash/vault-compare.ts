/** What a vault that was killed is held to. */
import { deployedContract } from "../../src/sdk/core/deployment.ts";
import { getAccess } from "../../src/sdk/data/actions/accesses/get-access.ts";
import { getAgreement } from "../../src/sdk/data/actions/agreements/get-agreement.ts";
import { getResource } from "../../src/sdk/data/actions/catalog/get-resource.ts";
import { getVersion } from "../../src/sdk/data/actions/catalog/get-version.ts";
import { agreementsContract } from "../../src/sdk/data/contracts.ts";
import { accessHash } from "../../src/sdk/data/model/agreement/access.ts";
import { openExtraction } from "../../src/sdk/data/vault/open-extraction.ts";
import type { DataSharing } from "../../src/testing/data-sharing.ts";
import type { TransferContent } from "../../src/vault/access/transfer.ts";
import type { VersionDocument } from "../../src/vault/catalogue/documents.ts";
import { atRest, readVaultKey } from "../../src/vault/store/at-rest.ts";
import { openVaultStore } from "../../src/vault/store/open-store.ts";
import type { Fetched } from "./vault-accesses.ts";

export interface KeptVault {
  readonly folder: string;
  readonly vaultKey: string;
}

function openKept({ deployment }: DataSharing, { folder, vaultKey }: KeptVault) {
  const { chainId, genesisHash } = deployment;
  const agreements = deployedContract(deployment, "Agreements", "data").address;
  const secrets = atRest(readVaultKey(vaultKey));
  return openVaultStore<TransferContent>(folder, secrets, { chainId, genesisHash, agreements, org: 1 });
}

/** The chain has each version once, and the one that the store has. */
export async function compareVersions(
  system: DataSharing,
  kept: KeptVault,
  wanted: { readonly resource: string; readonly versions: number; readonly rows: number },
): Promise<string[]> {
  const problems: string[] = [];
  const { resource } = wanted;
  const { versions } = await getResource(system.owner, { resource });
  if (versions !== wanted.versions) problems.push(`${versions} versions on chain, not ${wanted.versions}`);
  const store = openKept(system, kept);
  try {
    for (let number = 1; number <= versions; number++) {
      const stored = store.versions.version({ resource, number });
      const { version } = (stored?.document ?? {}) as unknown as Partial<VersionDocument>;
      const { version: onChain } = await getVersion(system.owner, { resource, number });
      if (stored?.state !== "Published")
        problems.push(`version ${number} is ${stored?.state ?? "not there"} in the store`);
      if (version?.contentRoot !== onChain.contentRoot)
        problems.push(`version ${number} has another root in the store`);
      if (Number(onChain.leaves) !== wanted.rows) problems.push(`version ${number} has ${onChain.leaves} rows`);
    }
  } finally {
    store.close();
  }
  return problems;
}

/** Each access has its number, is on the chain as the consumer has it, is acknowledged, and its rows are there. */
export async function compareAccesses(
  system: DataSharing,
  kept: KeptVault,
  fetched: readonly Fetched[],
): Promise<string[]> {
  const problems: string[] = [];
  const { consumer } = system;
  const contract = agreementsContract(consumer);
  const { block } = deployedContract(system.deployment, "Agreements", "data");
  const served = await contract.queryFilter(contract.filters.AccessServed(), block);
  const numbered = served.map(({ args }) => `${args.agreement} ${args.seq}`);
  if (new Set(numbered).size !== numbered.length) problems.push("a number is used twice");
  if (served.length !== fetched.length) problems.push(`${served.length} accesses on chain, not ${fetched.length}`);
  const uses = new Map<string, number>();
  const store = openKept(system, kept);
  try {
    for (const each of fetched) {
      const { agreement, seq } = each.received.access;
      uses.set(agreement, (uses.get(agreement) ?? 0) + 1);
      if (seq !== uses.get(agreement)) problems.push(`access ${uses.get(agreement)} of ${agreement} has number ${seq}`);
      const { hash, state, transactionHash } = await getAccess(consumer, { agreement, seq });
      if (state !== "Acknowledged") problems.push(`access ${seq} of ${agreement} is ${state}`);
      if (!accessHash(each.received.access).startsWith(hash)) problems.push(`access ${seq} of ${agreement} is another`);
      if (transactionHash !== each.received.transactionHash) problems.push(`access ${seq} is in another transaction`);
      const stored = store.transfers.get({ agreement, seq });
      if (stored?.state !== "Settled") problems.push(`access ${seq} is ${stored?.state ?? "not there"} in the store`);
      const { document } = store.versions.version({ resource: each.requested.resource, number: 1 }) ?? {};
      const rows = await rowsOf(system, each, document as unknown as VersionDocument);
      if (rows !== each.requested.selection.rows?.reduce((sum, { from, to }) => sum + to - from, 0)) {
        problems.push(`access ${seq} of ${agreement} has ${rows} rows`);
      }
    }
  } finally {
    store.close();
  }
  for (const [agreement, count] of uses) {
    const found = await getAgreement(consumer, { agreement });
    if (found.uses !== count) problems.push(`${agreement} was used ${found.uses} times, not ${count}`);
  }
  return problems;
}

/** How many rows an access has, each verified. */
async function rowsOf(
  { consumer }: DataSharing,
  { requested, received, sealed }: Fetched,
  { schema }: Pick<VersionDocument, "schema">,
): Promise<number> {
  const { access, contentKey } = received;
  const { resource, selection } = requested;
  let count = 0;
  for await (const rows of openExtraction(consumer, {
    access,
    resource,
    selection,
    schema,
    contentKey,
    sealed: [sealed],
  })) {
    count += rows.count;
  }
  return count;
}
