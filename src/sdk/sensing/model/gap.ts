import { type Signer, TypedDataEncoder } from "ethers";
import { checkThat } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import type { GatewaySignature } from "./batch.ts";
import { type FeedsAt, feedsEip712Domain, GAP_TYPES } from "./typed-data.ts";

/** Readings that are lost for good, as gateways sign it. */
export interface Gap {
  readonly station: number;
  /** One more than the last sealed reading. */
  readonly firstSeq: number;
  readonly throughSeq: number;
  /** For everybody to read, on chain. */
  readonly reason: string;
  readonly epoch: number;
}

/** A gap with every field checked. @throws `ARGUMENT_INVALID`. */
export function checkGap(gap: Gap): Gap {
  checkThat(gap.reason.trim() !== "", "reason", gap.reason, "a reason");
  return {
    station: checkNumber("station", gap.station),
    firstSeq: checkWhole("firstSeq", gap.firstSeq, 1),
    throughSeq: checkWhole("throughSeq", gap.throughSeq, gap.firstSeq),
    reason: gap.reason,
    epoch: checkWhole("epoch", gap.epoch, 1, UINT32),
  };
}

/**
 * A gap of a length that the chain accepts: one up to the largest number would leave the station no number to continue with.
 *
 * @throws `ARGUMENT_INVALID`, also for more than 2^32 readings.
 */
export function checkCredibleGap(gap: Gap): Gap {
  checkWhole("throughSeq", gap.throughSeq, gap.firstSeq, gap.firstSeq + UINT32);
  return checkGap(gap);
}

/** What a gateway signs to record a gap. @throws `ARGUMENT_INVALID`. */
export function gapDigest(deployment: FeedsAt, gap: Gap): string {
  return TypedDataEncoder.hash(feedsEip712Domain(deployment), GAP_TYPES, checkGap(gap));
}

/**
 * A gateway's signature under a gap.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { signGap } from "tallystick/sensing";
 *
 * const gap = { station: 1, firstSeq: 1201, throughSeq: 1260, reason: "disk lost, backup of 09:00 restored", epoch: 1 };
 * const signature = await signGap(signer, deployment, gap);
 */
export async function signGap(signer: Signer, deployment: FeedsAt, gap: Gap): Promise<GatewaySignature> {
  const signature = await rpc(() =>
    signer.signTypedData(feedsEip712Domain(deployment), GAP_TYPES, checkCredibleGap(gap)),
  );
  return { signer: await rpc(() => signer.getAddress()), signature };
}
