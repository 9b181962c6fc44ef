import type { IndexerConfig } from "../../src/indexer/config/config.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";

/** The bridges of a chain on which the river was played: the one that it leaves running has all stations of its operator. */
export async function bridgesOf(
  url: string | undefined,
  members: ReadonlyMap<string, Client>,
): Promise<NonNullable<IndexerConfig["bridges"]>> {
  const operator = members.get("Tally Waterworks");
  if (url === undefined || operator === undefined) return [];
  const { id } = await findOrganisation(operator, operator.sender?.address ?? "");
  return [{ url, organisation: id }];
}
