import type { Signer } from "ethers";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import { type Gap, signGap } from "../../sdk/sensing/model/gap.ts";
import { bridgeError } from "../model/errors.ts";
import { GAP_PROMISE } from "../model/gap-promise.ts";
import type { ReadingStore } from "../model/store.ts";

/**
 * Signs a gap, and promises before that to sign no batch where it begins.
 *
 * @param promises Remembers what this gateway signed at which place.
 * @throws `COSIGN_EQUIVOCATION` where it signed a batch over a part of it; `ARGUMENT_INVALID`.
 */
export async function signGapOnce(
  signer: Signer,
  deployment: Deployment,
  promises: Pick<ReadingStore, "promise" | "promises">,
  gap: Gap,
): Promise<GatewaySignature> {
  const { station, firstSeq, throughSeq } = gap;
  const inside = await promises.promises(station, firstSeq, throughSeq);
  requireNoBatch(gap, inside.find(({ batchHash }) => batchHash !== GAP_PROMISE)?.batchHash);
  const promised = await promises.promise(station, firstSeq, GAP_PROMISE);
  requireNoBatch(gap, promised === GAP_PROMISE ? undefined : promised);
  return signGap(signer, deployment, gap);
}

function requireNoBatch({ station, firstSeq, throughSeq }: Gap, promised: string | undefined): void {
  if (promised === undefined) return;
  const message = `station ${station}: batch ${promised} was signed within readings ${firstSeq} to ${throughSeq}, and now a gap over it is asked for`;
  throw bridgeError("COSIGN_EQUIVOCATION", message, { station, firstSeq, throughSeq, promised });
}
