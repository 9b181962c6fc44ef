import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole, safe } from "../../core/whole.ts";
import { sideChainContract } from "../contracts.ts";
import type { ProvedFact } from "../model/fact-proof.ts";
import { type ProveFactParameters, proveFact } from "./prove-fact.ts";

export interface ProveAgreementActiveParameters extends ProveFactParameters {
  /** Its id on the other chain. */
  readonly agreement: string;
}

export interface ProveAgreementActiveReturnType extends ProvedFact {
  readonly agreement: string;
  readonly provider: number;
  readonly consumer: number;
  /** Last second of it. */
  readonly end: number;
  /** How many uses there were; 0 for the most means that there is no limit. */
  readonly uses: number;
  readonly maxUses: number;
}

/**
 * Proves here that an agreement of the other chain is active: not suspended, revoked, expired or used up. What comes back proves it again
 * to a contract, by `requireAgreementActive` of SideChain.
 *
 * @throws `SideChain_AgreementNotActive`, `SideChain_TooOld`; `NOT_FOUND`, `WORLD_STATE_UNAVAILABLE`, `STATE_PROOF_INVALID`,
 * `QBFT_SEALS_INSUFFICIENT`, and as `updateLightClient`.
 *
 * @example
 * import { proveAgreementActive } from "tallystick/anchoring";
 *
 * const { end, proof } = await proveAgreementActive(client, { lightClient, side: sideProvider, agreement, maxAge: 600 });
 */
export async function proveAgreementActive(
  client: Client,
  parameters: ProveAgreementActiveParameters,
): Promise<ProveAgreementActiveReturnType> {
  const agreement = checkBytes32("agreement", parameters.agreement);
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const maxAge = checkWhole("maxAge", parameters.maxAge, 0);
  const contract = sideChainContract(client);
  const fact = { lightClient, kind: "AgreementActive", key: agreement } as const;
  const { time, proof } = await proveFact(client, { ...parameters, fact });
  const call = () => contract.requireAgreementActive(lightClient, agreement, maxAge, proof);
  const { provider, consumer, end, uses, maxUses } = await rpc(call);
  return {
    agreement,
    provider: Number(provider),
    consumer: Number(consumer),
    end: safe("end", end),
    uses: Number(uses),
    maxUses: Number(maxUses),
    time,
    proof,
  };
}
