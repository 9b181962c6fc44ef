import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { safe } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { feedsContract } from "../../contracts.ts";
import type { GatewaySignature } from "../../model/batch.ts";
import { encodeSignatures } from "../../model/encode-signatures.ts";
import { checkCredibleGap, type Gap, gapDigest } from "../../model/gap.ts";

export interface RecordGapParameters extends WriteOptions, Gap {
  /** In any order. */
  readonly signatures: readonly GatewaySignature[];
}

export interface RecordGapReturnType extends Gap {
  readonly receipt: TransactionReceipt;
}

/**
 * Records that readings were lost for good: the sequence continues after them, and the gap stays visible. Anybody may: the
 * gateways' signatures decide.
 *
 * @throws `Feeds_EmptyGap`; `Stations_BadSignature` or `Stations_NotGateway` also when the sequence has moved on since it was
 * signed; `Stations_WrongEpoch`, `Stations_TooFewSignatures`, `Stations_WrongPhase`, `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { recordGap, signGap } from "tallystick/sensing";
 *
 * const gap = { station: 1, firstSeq: 1201, throughSeq: 1260, reason: "disk lost, backup of 09:00 restored", epoch: 1 };
 * const sent = await recordGap(client, { ...gap, signatures: [await signGap(signer, deployment, gap)] });
 */
export async function recordGap(client: Client, parameters: RecordGapParameters): Promise<SentTransaction> {
  const { station, firstSeq, throughSeq, reason, epoch, signatures, ...options } = parameters;
  const gap = checkCredibleGap({ station, firstSeq, throughSeq, reason, epoch });
  const encoded = encodeSignatures(signatures, gapDigest(client.deployment, gap));
  return write(client, feedsContract(client), "recordGap", [station, throughSeq, reason, epoch, encoded], options);
}

/** As `recordGap`; waits until it is mined. */
export async function recordGapAndWait(client: Client, parameters: RecordGapParameters): Promise<RecordGapReturnType> {
  const receipt = await waitMined(client, await recordGap(client, parameters));
  const { args } = eventOf(feedsContract(client), receipt, "GapRecorded");
  return {
    station: Number(args.station),
    firstSeq: safe("firstSeq", args.firstSeq),
    throughSeq: safe("throughSeq", args.throughSeq),
    reason: args.reason,
    epoch: Number(args.epoch),
    receipt,
  };
}
