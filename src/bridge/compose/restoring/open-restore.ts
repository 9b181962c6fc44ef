import { join } from "node:path";
import { Wallet } from "ethers";
import { systemClock } from "../../../lib/clock.ts";
import { closers } from "../../../lib/closers.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { connect } from "../../../sdk/core/connect.ts";
import { type Deployment, deployedContract } from "../../../sdk/core/deployment.ts";
import { createOutbox } from "../../../sdk/core/send/outbox.ts";
import { sqliteStore } from "../../../sdk/core/send/sqlite-store.ts";
import type { BridgeConfig } from "../../config/config.ts";
import { bridgeError } from "../../model/errors.ts";
import { requireSigned, type SignedGap } from "../../model/signed-gap.ts";
import type { ReadingStore } from "../../model/store.ts";
import { carryOut } from "../../restore/carry-out.ts";
import { planRestore, type RestoreWish } from "../../restore/plan.ts";
import type { Restored, RestoreParameters, RestorePlan } from "../../restore/restore.ts";
import { openPostgresStore } from "../../store/postgres/store.ts";
import { openSqliteStore } from "../../store/sqlite/store.ts";
import { signGapOnce } from "../../submit/sign-gap.ts";
import { openNode } from "../open-node.ts";
import { type Seams, sendingOf } from "../seams.ts";
import { askCosigned } from "./ask-cosigned.ts";
import { askHeld } from "./ask-held.ts";
import { requireMember } from "./require-member.ts";
import { recordGapOnce, restoreChain } from "./restore-chain.ts";
import { sealOnce } from "./seal-once.ts";
import { answersOf, provedBatch, type SignedAtParameters } from "./signed-at.ts";

export interface OpenRestoreParameters extends Pick<Seams, "store" | "sending"> {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  readonly log: Logger;
}

export interface OpenedRestore {
  /** Finds out what has to be done; changes nothing of it. See `planRestore`. */
  plan(wish: RestoreWish, signed: readonly SignedGap[]): Promise<RestorePlan>;
  /** Does it. See `carryOut`. @throws `GAP_INVALID`. */
  carryOut(plan: RestorePlan, signed: readonly SignedGap[]): Promise<Restored>;
  close(): Promise<void>;
}

/**
 * Opens the store of a proposing gateway to have its stations go on. The gateway's bridge must not run.
 *
 * @throws `STORE_LOCKED`, `STORE_FAILED`, `STORE_OF_OTHER_CHAIN`, `RPC_UNREACHABLE`, `CHAIN_MISMATCH`.
 */
export async function openRestore(parameters: OpenRestoreParameters): Promise<OpenedRestore> {
  const { config, deployment, log } = parameters;
  const { folder } = config.store;
  const opened = closers({ onFailure: (what, err) => log.error({ what, err }, "could not be closed") });
  try {
    const local = await openSqliteStore({ folder, access: "ingest" });
    opened.add("the store of the folder", () => local.close());
    const kept = "postgres" in config.store ? await openPostgresStore({ url: config.store.postgres }) : local;
    if (kept !== local) opened.add("the store", () => kept.close());
    const store: ReadingStore = parameters.store?.(kept) ?? kept;
    const provider = openNode(config.chain, deployment);
    opened.add("the connection to the node", () => provider.destroy());
    const client = await connect({ provider, deployment });
    const { chainId, genesisHash } = deployment;
    await kept.bind({ chainId, genesisHash, feeds: deployedContract(deployment, "Feeds", "sensing").address });
    const signer = new Wallet(config.gateway.key, provider);
    const outboxes = sqliteStore(join(folder, "outbox.db"));
    opened.add("the file of the outbox", () => outboxes.close());

    /** Only where something is to be sent: an outbox takes up what it had sent before. */
    async function withOutbox<T>(work: (sending: Client) => Promise<T>): Promise<T> {
      const onError = (err: Error) => log.warn({ err }, "sending failed, and is tried again");
      const sending = sendingOf(config, parameters.sending);
      const sender = await createOutbox({ provider, signer, store: outboxes, clock: systemClock, onError, ...sending });
      try {
        return await work(await connect({ provider, sender, deployment }));
      } finally {
        await sender.close();
      }
    }
    const reads = restoreChain(client, signer.address);
    const askSigned = async (at: SignedAtParameters) =>
      provedBatch(await answersOf(askCosigned(config, at, fetch)), at);
    const parts: RestoreParameters = {
      store,
      chain: {
        ...reads,
        recordGap: (gap, signatures) => withOutbox((sending) => recordGapOnce(sending, gap, signatures)),
        seal: (signed) => withOutbox((sending) => sealOnce(sending, signed)),
      },
      signedAt: (station, firstSeq, set) => askSigned({ station, firstSeq, set, own: signer.address, deployment }),
      sign: (gap) => signGapOnce(signer, deployment, store, gap),
      held: (station, after) => askHeld(config, station, after, fetch),
    };

    return {
      async plan(wish, signed) {
        const { station } = wish;
        requireProposing(config, station);
        await requireMember(station, await reads.gateways(station), signer.address);
        const [first] = signed;
        return planRestore(parts, first === undefined ? wish : { ...wish, signed: first });
      },
      async carryOut(plan, signed) {
        if (plan.kind === "gap") requireEach(deployment, plan, signed, signer.address);
        return carryOut(parts, plan, signed);
      },
      close: () => opened.close(),
    };
  } catch (error) {
    return opened.giveUp(error);
  }
}

/** The others keep no numbers that anybody waits for: they start with an empty store. */
function requireProposing({ stations }: BridgeConfig, station: number): void {
  const at = stations.findIndex((each) => each.station === station);
  if (stations[at]?.proposes) return;
  const key = at < 0 ? "/stations" : `/stations/${at}/proposes`;
  const message = `${key} wants station ${station} as one that this gateway proposes for: others start with an empty store`;
  throw bridgeError("CONFIG_INVALID", message, { key, station });
}

function requireEach(
  deployment: Deployment,
  { gap, gateways }: Extract<RestorePlan, { kind: "gap" }>,
  signed: readonly SignedGap[],
  own: string,
): void {
  const seen = new Set([own.toLowerCase()]);
  for (const given of signed) {
    requireSigned(deployment, given, gap, gateways);
    const signer = given.signer.toLowerCase();
    if (!seen.has(signer)) seen.add(signer);
    else throw bridgeError("GAP_INVALID", `${given.signer} signs twice`, { field: "signer", value: given.signer });
  }
}
