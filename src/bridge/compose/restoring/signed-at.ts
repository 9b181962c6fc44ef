import { recoverAddress } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import type { Deployment } from "../../../sdk/core/deployment.ts";
import type { GatewaySignature } from "../../../sdk/sensing/model/batch.ts";
import { batchId, batchSealDigest } from "../../../sdk/sensing/model/batch-id.ts";
import type { SignedBatch } from "../../model/gateway.ts";
import type { GatewaySetInForce } from "../../restore/restore.ts";

/** What other gateways gave, each unproved. */
export interface SignedAtParameters {
  readonly station: number;
  readonly firstSeq: number;
  readonly set: GatewaySetInForce;
  /** Address of this gateway. */
  readonly own: string;
  readonly deployment: Deployment;
}

/**
 * Of what other gateways say was signed at a place, the batch that this gateway signed itself, with a quorum of the set in force. Its own
 * signature is what shows that the batch was its own: nobody else can make it.
 */
export function provedBatch(given: readonly SignedBatch[], parameters: SignedAtParameters): SignedBatch | undefined {
  const { station, firstSeq, set, own, deployment } = parameters;
  const fitting = given.filter(
    ({ batch, epoch }) => batch.station === station && batch.firstSeq === firstSeq && epoch === set.epoch,
  );
  for (const alike of Map.groupBy(fitting, ({ batch }) => batchId(batch)).values()) {
    const [{ batch, epoch }] = alike as [SignedBatch];
    const digest = batchSealDigest(deployment, batch, epoch);
    const proved = new Map<string, GatewaySignature>();
    for (const signature of alike.flatMap(({ signatures }) => signatures)) {
      const signer = signerOf(digest, signature);
      const account = set.accounts.find((each) => each.toLowerCase() === signer?.toLowerCase());
      if (account !== undefined) proved.set(account, { signer: account, signature: signature.signature });
    }
    const mine = set.accounts.find((each) => each.toLowerCase() === own.toLowerCase()) ?? own;
    const first = proved.get(mine);
    if (first === undefined || proved.size < set.quorum) continue;
    proved.delete(mine);
    return { batch, epoch, signatures: [first, ...proved.values()].slice(0, set.quorum) };
  }
  return undefined;
}

function signerOf(digest: string, { signature }: GatewaySignature): string | undefined {
  try {
    return recoverAddress(digest, signature);
  } catch {
    return undefined; // no signature of a key
  }
}

/** What each of several gateways answers; one that does not answer says nothing. */
export async function answersOf<T>(asked: readonly Promise<T | undefined>[]): Promise<T[]> {
  const answers = await Promise.allSettled(asked);
  const fault = answers.find((each) => each.status === "rejected" && !isTallyError(each.reason));
  if (fault?.status === "rejected") throw fault.reason;
  return answers.flatMap((each) => (each.status === "fulfilled" && each.value !== undefined ? [each.value] : []));
}
