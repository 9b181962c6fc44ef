import type { Provider, TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { safe } from "../../core/whole.ts";
import { eventOf, waitMined, write } from "../../core/write.ts";
import { factConditionsContract } from "../contracts.ts";
import { checkFact, type Fact } from "../model/fact.ts";
import type { FactProof } from "../model/fact-proof.ts";
import { proveFact } from "./prove-fact.ts";

export interface ObserveFactParameters {
  readonly fact: Fact;
  /** A node of the other chain. It is not trusted. */
  readonly side: Provider;
  /** Height at which it is proved. @default the other chain's newest */
  readonly number?: number;
}

export interface ObserveFactReturnType {
  /** Of the other chain. */
  readonly number: number;
  /** Time of its header, in seconds since 1970. */
  readonly time: number;
  /** Number of an agreement's, a statement's or a receivable's state, as the fact's kind says. */
  readonly state: number;
  readonly holds: boolean;
  readonly proof: FactProof;
  readonly receipt: TransactionReceipt;
}

/**
 * Proves to this chain what the other one says of a fact, whether it holds or not: deals that ask for it are judged by it from then on. The header is brought
 * where nobody has brought it. Anybody.
 *
 * @throws `FactConditions_Superseded` where it is proved at a higher height; `QbftClient_*`, `SideChain_*`; `NOT_FOUND`, `WORLD_STATE_UNAVAILABLE`,
 * `STATE_PROOF_INVALID`, `QBFT_SEALS_INSUFFICIENT`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { observeFactAndWait } from "tallystick/anchoring";
 *
 * const fact = { lightClient, kind: "AgreementActive", key: agreement } as const;
 * const { holds, number } = await observeFactAndWait(client, { fact, side: sideProvider });
 */
export async function observeFactAndWait(
  client: Client,
  parameters: ObserveFactParameters,
): Promise<ObserveFactReturnType> {
  const checked = checkFact(parameters.fact);
  const { time, proof } = await proveFact(client, parameters);
  const contract = factConditionsContract(client);
  const receipt = await waitMined(client, await write(client, contract, "observe", [checked, proof]));
  const { state, holds } = eventOf(contract, receipt, "FactObserved").args;
  return { number: proof.number, time, state: safe("state", state), holds, proof, receipt };
}
