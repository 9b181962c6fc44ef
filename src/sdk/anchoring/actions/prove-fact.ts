import type { Provider } from "ethers";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { rpc } from "../../core/rpc.ts";
import { fetchStateProof } from "../chain/fetch-state-proof.ts";
import { newestHeight } from "../chain/newest-height.ts";
import { sideChainContract } from "../contracts.ts";
import { contractNameOf, type SideContract } from "../model/contract-name.ts";
import type { Fact, FactKind } from "../model/fact.ts";
import { factProofOf, type ProvedFact } from "../model/fact-proof.ts";
import { recordHeightAndWait } from "./record-height.ts";

/** What every proof of a fact takes. */
export interface ProveFactParameters {
  readonly lightClient: string;
  /** A node of the other chain. It is not trusted. */
  readonly side: Provider;
  /** How old the header may be, in seconds: so long a change may stay unknown. */
  readonly maxAge: number;
  /** Height at which it is proved; a client without a signer needs one that is recorded. @default the other chain's newest */
  readonly number?: number;
}

/** Where the word of a fact is. */
const CONTRACT_OF: Readonly<Record<FactKind, SideContract>> = {
  AgreementActive: "Agreements",
  StatementValid: "Attestations",
  ReceivableConfirmed: "Receivables",
};

/** Fetches the proof of the word that a fact is read of, whatever it says, then makes sure that its height is recorded. */
export async function proveFact(
  client: Client,
  { fact, side, number: given }: Omit<ProveFactParameters, "maxAge" | "lightClient"> & { readonly fact: Fact },
): Promise<ProvedFact> {
  const { lightClient, kind } = fact;
  const name = CONTRACT_OF[kind];
  const account = await rpc(() => sideChainContract(client).contracts(lightClient, contractNameOf(name)));
  if (BigInt(account) === 0n) {
    const values = { lightClient, contract: name };
    throw sdkError("NOT_FOUND", `the Council has not said which contract of the other chain is its ${name}`, values);
  }
  const slot = await slotOf(client, fact);
  const number = given ?? (await newestHeight(side));
  // First what may fail: a header that nothing is proved under is not brought.
  const state = await fetchStateProof(side, { number, account, slots: [slot] });
  const { time } = await recordHeightAndWait(client, { lightClient, number, side });
  return { time, proof: factProofOf(state) };
}

function slotOf(client: Client, { lightClient, kind, key }: Fact): Promise<string> {
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
