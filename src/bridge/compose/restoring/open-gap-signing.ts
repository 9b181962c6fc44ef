import { Wallet } from "ethers";
import { closers } from "../../../lib/closers.ts";
import type { Logger } from "../../../lib/logger.ts";
import { connect } from "../../../sdk/core/connect.ts";
import type { Deployment } from "../../../sdk/core/deployment.ts";
import { checkCredibleGap, type Gap } from "../../../sdk/sensing/model/gap.ts";
import type { BridgeConfig } from "../../config/config.ts";
import type { SignedGap } from "../../model/signed-gap.ts";
import { openPostgresStore } from "../../store/postgres/store.ts";
import { openSqliteStore } from "../../store/sqlite/store.ts";
import { signGapOnce } from "../../submit/sign-gap.ts";
import { openNode } from "../open-node.ts";
import { requireMember } from "./require-member.ts";
import { restoreChain } from "./restore-chain.ts";

export interface OpenGapSigningParameters {
  readonly config: BridgeConfig;
  readonly deployment: Deployment;
  readonly log: Logger;
}

/** What this gateway would sign, beside what it has. */
export interface GapProposal {
  readonly gap: Gap;
  /** Readings of its own copy that were received after the last sealed one. */
  readonly held: number;
}

export interface OpenedGapSigning {
  /** The gap of `lost` readings after the last sealed one. @throws `GATEWAY_NOT_IN_SET`, `ARGUMENT_INVALID`. */
  propose(station: number, lost: number, reason: string): Promise<GapProposal>;
  /** @throws `COSIGN_EQUIVOCATION`. */
  sign(gap: Gap): Promise<SignedGap>;
  close(): Promise<void>;
}

/**
 * Opens the store of a co-signing gateway, beside its running bridge, for a gap that another gateway's operator asks for.
 *
 * @throws `STORE_FAILED`, `STORE_VERSION`, `RPC_UNREACHABLE`, `CHAIN_MISMATCH`.
 */
export async function openGapSigning(parameters: OpenGapSigningParameters): Promise<OpenedGapSigning> {
  const { config, deployment, log } = parameters;
  const opened = closers({ onFailure: (what, err) => log.error({ what, err }, "could not be closed") });
  try {
    const store =
      "postgres" in config.store
        ? await openPostgresStore({ url: config.store.postgres })
        : await openSqliteStore({ folder: config.store.folder, access: "batches" });
    opened.add("the store", () => store.close());
    const provider = openNode(config.chain, deployment);
    opened.add("the connection to the node", () => provider.destroy());
    const signer = new Wallet(config.gateway.key, provider);
    const chain = restoreChain(await connect({ provider, deployment }), signer.address);
    return {
      async propose(station, lost, reason) {
        const set = await chain.gateways(station);
        requireMember(station, set, signer.address);
        const { lastSeq, lastTo } = await chain.head(station);
        const [firstSeq, throughSeq, { epoch }] = [lastSeq + 1, lastSeq + lost, set];
        const gap = checkCredibleGap({ station, firstSeq, throughSeq, reason, epoch });
        const [next] = await store.receivedBetween(station, lastTo + 1, Number.MAX_SAFE_INTEGER, 1);
        return { gap, held: next === undefined ? 0 : (await store.lastSeq(station)) - next.seq + 1 };
      },
      sign: async (gap) => ({ ...gap, ...(await signGapOnce(signer, deployment, store, gap)) }),
      close: () => opened.close(),
    };
  } catch (error) {
    return opened.giveUp(error);
  }
}
