import type { Provider, TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { eventOf, waitMined, write } from "../../core/write.ts";
import { factConditionsContract, sideChainContract } from "../contracts.ts";
import type { SideContract } from "../model/contract-name.ts";
import { checkFact, type Fact, type FactKind } from "../model/fact.ts";
import type { FactProof } from "../model/fact-proof.ts";
import { proveSlot } from "./prove-slot.ts";

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

/** Where the word of a fact is. */
const CONTRACT_OF: Readonly<Record<FactKind, SideContract>> = {
  AgreementActive: "Agreements",
  StatementValid: "Attestations",
  ReceivableConfirmed: "Receivables",
};

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
  const { fact, ...where } = parameters;
  const checked = checkFact(fact);
  const slot = await slotOf(client, fact);
  const question = { ...where, lightClient: fact.lightClient };
  const { time, proof } = await proveSlot(client, question, CONTRACT_OF[fact.kind], slot);
  const contract = factConditionsContract(client);
  const receipt = await waitMined(client, await write(client, contract, "observe", [checked, proof]));
  const { state, holds } = eventOf(contract, receipt, "FactObserved").args;
  return { number: proof.number, time, state: safe("state", state), holds, proof, receipt };
}

async function slotOf(client: Client, { lightClient, kind, key }: Fact): Promise<string> {
  const contract = sideChainContract(client);
  switch (kind) {
    case "AgreementActive":
      return rpc(() => contract.agreementSlot(key));
    case "StatementValid":
      return rpc(() => contract.statementSlot(key));
    case "ReceivableConfirmed":
      return rpc(() => contract.receivableSlot(lightClient, key));
  }
}
