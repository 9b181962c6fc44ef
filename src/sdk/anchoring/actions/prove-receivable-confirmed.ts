import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole } from "../../core/whole.ts";
import { sideChainContract } from "../contracts.ts";
import type { ProvedFact } from "../model/fact-proof.ts";
import { type ProveFactParameters, proveFact } from "./prove-fact.ts";

export interface ProveReceivableConfirmedParameters extends ProveFactParameters {
  /** Its id on the other chain. */
  readonly receivable: string;
}

export interface ProveReceivableConfirmedReturnType extends ProvedFact {
  readonly receivable: string;
  readonly creditor: number;
  readonly obligor: number;
  /** 0 where nobody guarantees. */
  readonly guarantor: number;
  /** Local day of payment, in days since 1970. */
  readonly paymentDay: number;
  readonly graceDays: number;
  readonly isFinanced: boolean;
}

/**
 * Proves here that a receivable of the other chain is confirmed: its obligor owes, and is not late. What comes back proves it again to a
 * contract, by `requireReceivableConfirmed` of SideChain.
 *
 * @throws `SideChain_ReceivableNotConfirmed`, `SideChain_TooOld`; `NOT_FOUND`, `WORLD_STATE_UNAVAILABLE`, `STATE_PROOF_INVALID`,
 * `QBFT_SEALS_INSUFFICIENT`, and as `updateLightClient`.
 *
 * @example
 * import { proveReceivableConfirmed } from "tallystick/anchoring";
 *
 * const { obligor, proof } = await proveReceivableConfirmed(client, { lightClient, side: sideProvider, receivable, maxAge: 600 });
 */
export async function proveReceivableConfirmed(
  client: Client,
  parameters: ProveReceivableConfirmedParameters,
): Promise<ProveReceivableConfirmedReturnType> {
  const receivable = checkBytes32("receivable", parameters.receivable);
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const maxAge = checkWhole("maxAge", parameters.maxAge, 0);
  const contract = sideChainContract(client);
  const fact = { lightClient, kind: "ReceivableConfirmed", key: receivable } as const;
  const { time, proof } = await proveFact(client, { ...parameters, fact });
  const call = () => contract.requireReceivableConfirmed(lightClient, receivable, maxAge, proof);
  const debt = await rpc(call);
  return {
    receivable,
    creditor: Number(debt.creditor),
    obligor: Number(debt.obligor),
    guarantor: Number(debt.guarantor),
    paymentDay: Number(debt.paymentDay),
    graceDays: Number(debt.graceDays),
    isFinanced: debt.financed,
    time,
    proof,
  };
}
