import type { Command } from "commander";
import type { Client } from "../../../sdk/core/client.ts";
import { sdkError } from "../../../sdk/core/errors.ts";
import { rpc } from "../../../sdk/core/rpc.ts";
import { membersContract } from "../../../sdk/members/contracts.ts";
import { getWatchlist } from "../../../sdk/watchlist/actions/get-list.ts";
import type { ReportKey } from "../../../sdk/watchlist/model/report-key.ts";
import { wholeNumber } from "../../shared/values.ts";

/** Which report. */
export interface ReportOptions {
  readonly tag: string;
  readonly epoch?: number;
}

export const takesReport = (command: Command): Command =>
  command
    .argument("<list>", "the list's id")
    .requiredOption("--tag <tag>", "of the subject, as query and report print it")
    .option("--epoch <number>", "the current one if left out", wholeNumber);

/** The organisation that enrolled the sender. */
export async function ownOrganisation(client: Client): Promise<number> {
  const { sender } = client;
  if (!sender) throw sdkError("READ_ONLY", "this needs a signer or sender", {});
  return Number(await rpc(() => membersContract(client).orgOf(sender.address)));
}

/** The key of a report by `organisation`, in the epoch in use if none is named. */
export async function reportKeyOf(
  client: Client,
  list: string,
  { tag, epoch }: ReportOptions,
  organisation: number,
): Promise<ReportKey> {
  return { list, epoch: epoch ?? (await getWatchlist(client, { list })).epoch, tag, organisation };
}
