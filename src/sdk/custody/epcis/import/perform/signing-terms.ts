import type { Client } from "../../../../core/client.ts";
import { rpc } from "../../../../core/rpc.ts";
import { custodyContract } from "../../../contracts.ts";
import { unpackUnitWord } from "../../../model/unit-word.ts";

/** Seconds until the deadline of what is signed here: it is submitted at once. */
const SOON = 3_600;

/** How many handovers of a unit were concluded. */
export async function readHops(client: Client, unit: string): Promise<number> {
  return unpackUnitWord(await rpc(() => custodyContract(client).wordOf(unit))).hops;
}

/** A deadline after the latest block, in seconds. */
export async function chooseDeadline({ provider }: Client): Promise<number> {
  return ((await rpc(() => provider.getBlock("latest")))?.timestamp ?? 0) + SOON;
}
