import { isTallyError } from "../../lib/errors.ts";
import type { GatewaySignature } from "../../sdk/sensing/model/batch.ts";
import { bridgeError } from "../model/errors.ts";
import type { Gateway } from "../model/gateway.ts";
import type { Proposal } from "../model/proposal.ts";
import type { Cosigner } from "./cosigner.ts";

/**
 * Gathers a quorum of signatures: this gateway's own and the first others that come. All are asked at once, and a slow
 * minority is not waited for.
 *
 * @throws `COSIGN_REFUSED` with what each gateway answered when the quorum cannot be reached.
 */
export async function gatherSignatures(
  proposal: Proposal,
  quorum: number,
  own: Gateway,
  cosigners: readonly Cosigner[],
): Promise<GatewaySignature[]> {
  const signature = await own.sign(proposal.batch, proposal.epoch);
  const signatures = [signature];
  if (signatures.length >= quorum) return signatures;
  const refusals: Record<string, string> = {};
  await new Promise<void>((resolve) => {
    let open = cosigners.length;
    if (open === 0) resolve();
    for (const cosigner of cosigners) {
      cosigner
        .cosign({ ...proposal, signature })
        .then((given) => {
          requireOther(signatures, given, cosigner.name);
          if (signatures.length < quorum) signatures.push(given);
        })
        .catch((error: unknown) => {
          refusals[cosigner.name] = isTallyError(error) ? `${error.code}: ${error.message}` : String(error);
        })
        .finally(() => {
          open--;
          if (open === 0 || signatures.length >= quorum) resolve();
        });
    }
  });
  if (signatures.length >= quorum) return signatures;
  const { station, firstSeq } = proposal.batch;
  throw bridgeError(
    "COSIGN_REFUSED",
    `station ${station}: ${signatures.length} of ${quorum} gateways signed batch ${firstSeq}`,
    { station, firstSeq, quorum, signed: signatures.length, refusals },
  );
}

/** The chain counts a gateway once, whatever the configuration calls it. */
function requireOther(signatures: readonly GatewaySignature[], { signer }: GatewaySignature, name: string): void {
  if (signatures.every((other) => other.signer.toLowerCase() !== signer.toLowerCase())) return;
  throw bridgeError("COSIGNER_UNREACHABLE", `${name} is gateway ${signer}, who signed already`, { url: name, signer });
}
