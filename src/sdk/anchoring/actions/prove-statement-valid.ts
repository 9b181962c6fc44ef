import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole, safe } from "../../core/whole.ts";
import { sideChainContract } from "../contracts.ts";
import type { ProvedFact } from "../model/fact-proof.ts";
import { type ProveFactParameters, proveFact } from "./prove-fact.ts";

export interface ProveStatementValidParameters extends ProveFactParameters {
  readonly uid: string;
}

export interface ProveStatementValidReturnType extends ProvedFact {
  readonly uid: string;
  readonly attester: string;
  readonly attestedAt: number;
  /** Last second of validity, 0 for no end. */
  readonly until: number;
  readonly endorsements: number;
}

/**
 * Proves here that a statement was recorded singly on the other chain, and is valid: not revoked, replaced or past its end. What comes back
 * proves it again to a contract, by `requireStatementValid` of SideChain.
 *
 * @throws `SideChain_StatementNotValid`, `SideChain_TooOld`; `NOT_FOUND`, `WORLD_STATE_UNAVAILABLE`, `STATE_PROOF_INVALID`,
 * `QBFT_SEALS_INSUFFICIENT`, and as `updateLightClient`.
 *
 * @example
 * import { proveStatementValid } from "tallystick/anchoring";
 *
 * const { attester, proof } = await proveStatementValid(client, { lightClient, side: sideProvider, uid, maxAge: 600 });
 */
export async function proveStatementValid(
  client: Client,
  parameters: ProveStatementValidParameters,
): Promise<ProveStatementValidReturnType> {
  const uid = checkBytes32("uid", parameters.uid);
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const maxAge = checkWhole("maxAge", parameters.maxAge, 0);
  const contract = sideChainContract(client);
  const fact = { lightClient, kind: "StatementValid", key: uid } as const;
  const { time, proof } = await proveFact(client, { ...parameters, fact });
  const call = () => contract.requireStatementValid(lightClient, uid, maxAge, proof);
  const { attester, attestedAt, until, endorsements } = await rpc(call);
  return {
    uid,
    attester,
    attestedAt: safe("attestedAt", attestedAt),
    until: safe("until", until),
    endorsements: Number(endorsements),
    time,
    proof,
  };
}
