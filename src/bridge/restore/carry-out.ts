import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import { batchId } from "../../sdk/sensing/model/batch-id.ts";
import { bridgeError } from "../model/errors.ts";
import type { Restored, RestoreParameters, RestorePlan } from "./restore.ts";

/**
 * Does what a plan says. Where it is cut off at any point, planning and doing it again goes on there: this gateway's promise is in the
 * store before its signature, the gap is on chain once, and the store begins after it in the end.
 *
 * @param others Signatures of other gateways under the plan's gap, each checked.
 * @throws `GAP_SIGNATURES_MISSING`, `COSIGN_EQUIVOCATION`, `GAP_NOT_FREE`, `STORE_FAILED`, and what the SDK throws.
 */
export async function carryOut(
  { store, chain, sign }: RestoreParameters,
  plan: RestorePlan,
  others: readonly GatewaySignature[],
): Promise<Restored> {
  const { station } = plan;
  if (plan.kind === "nothing") return { station, nextSeq: (await store.lastSeq(station)) + 1 };
  if (plan.kind === "seal") {
    const { firstSeq } = plan.signed.batch;
    // What the lost store had promised: this one promises it again, before anybody else may ask.
    const promised = await store.promise(station, firstSeq, batchId(plan.signed.batch));
    if (promised !== batchId(plan.signed.batch)) throw promisedOther(station, firstSeq, promised);
    return { station, transaction: await chain.seal(plan.signed) };
  }
  let transaction: string | undefined;
  if (plan.kind === "gap") {
    const { quorum, gap } = plan;
    if (others.length + 1 < quorum) throw missing(station, quorum, others.length + 1);
    transaction = await chain.recordGap(gap, [await sign(gap), ...others.slice(0, quorum - 1)]);
  }
  const { firstSeq, throughSeq } = plan.gap;
  await store.skip({ station, firstSeq, throughSeq }, plan.lastTo);
  return { station, nextSeq: throughSeq + 1, ...(transaction !== undefined && { transaction }) };
}

function promisedOther(station: number, firstSeq: number, promised: string): Error {
  const message = `station ${station}: ${promised} was signed at reading ${firstSeq}, and now another batch is to be sealed there`;
  return bridgeError("COSIGN_EQUIVOCATION", message, { station, firstSeq, promised });
}

function missing(station: number, quorum: number, signed: number): Error {
  const message = `station ${station}: ${signed} of ${quorum} gateways would have signed the gap, this one included`;
  return bridgeError("GAP_SIGNATURES_MISSING", message, { station, quorum, signed });
}
