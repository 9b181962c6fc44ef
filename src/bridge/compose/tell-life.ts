import type { Logger } from "../../lib/logger.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { Registry } from "../model/registry.ts";
import type { StoredBatch } from "../model/store.ts";

export interface StartOfLife {
  /** Address of the API. */
  readonly url: string;
  readonly deployment: Pick<Deployment, "network" | "chainId" | "genesisHash">;
  /** Address of the contract of the feeds. */
  readonly feeds: string;
  readonly stations: readonly number[];
  /** Address of this gateway. */
  readonly gateway: string;
}

/** The lines by which an operator follows a bridge through its life, one for each event, at `info`. */
export function tellStarted(log: Logger, { deployment, ...start }: StartOfLife): void {
  const { network, chainId, genesisHash } = deployment;
  log.info({ ...start, network, chainId, genesisHash }, "started");
}

export function tellSealed(log: Logger, { batch, transaction, block }: StoredBatch): void {
  const { station, firstSeq, count } = batch;
  log.info({ station, firstSeq, lastSeq: firstSeq + count - 1, transaction, block }, "sealed");
}

/** Of each of `stations` whose gateway set is another one than before. */
export function tellRotated(
  log: Logger,
  {
    stations,
    before,
    after,
    gateway,
  }: { stations: readonly number[]; before: Registry; after: Registry; gateway: string },
): void {
  for (const id of stations) {
    const [old, now] = [before.station(id), after.station(id)];
    if (old === undefined || now === undefined || old.epoch === now.epoch) continue;
    const { epoch, quorum, gateways } = now;
    const isMember = gateways.some((each) => each.toLowerCase() === gateway.toLowerCase());
    log.info({ station: id, epoch, replaces: old.epoch, quorum, gateways, isMember }, "gateway set rotated");
  }
}

/** `ran` milliseconds after its start, of which stopping took the last `took`. */
export function tellStopped(log: Logger, end: { why: string; ran: number; took: number }): void {
  log.info(end, "stopped");
}
