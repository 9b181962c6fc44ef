import { observeFactAndWait } from "../../sdk/anchoring/actions/observe-fact.ts";
import { withdrawConsent } from "../shared/agree-on-data.ts";
import { attempt, type Fault } from "../shared/faults.ts";
import { factsToAsk } from "./bank-rule.ts";
import { bring, confirmReceivable, signFinancing } from "./financing.ts";
import type { Play, Proofs } from "./play.ts";
import type { Delivered } from "./record.ts";
import { prove, relayNewest } from "./relay.ts";
import { tell } from "./tell.ts";

export interface Withdrawn {
  /** Height at which the main chain knows of it. */
  readonly number: number;
  /** State of the agreement. */
  readonly word: string;
  readonly faults: readonly Fault[];
}

/** The supplier consents no more. Whoever shows that to the main chain ends all financing on it, and no older proof comes back. */
export async function playWithdrawal(play: Play, delivery: Delivered, before: Proofs): Promise<Withdrawn> {
  const { desk, side, sharing, parties, relayer, agreed, shown } = play;
  const { stage } = desk;
  const { invoice, amount } = delivery;
  const facts = factsToAsk(side, relayer.lightClient, shown, delivery);
  if (facts === undefined) throw new Error("the record does not speak for the invoice");
  const instrument = await confirmReceivable(desk, parties, { number: invoice, amount });
  const signed = await signFinancing(desk, parties, { instrument, face: amount, facts, nonce: 2n });

  await withdrawConsent(side, sharing.north.client, agreed, sharing.forge.signer);
  stage.say(`Lake Forge withdraws its consent on the side chain, with a deal over ${invoice} signed`);
  const { number } = await relayNewest(stage, side, relayer);
  const { word } = await prove(stage, side, relayer, facts[0], number);
  const [fact, { proof }] = [facts[0], before.agreement];
  const faults = [
    await attempt(`the deal over ${invoice} is brought`, "FactConditions_NotHeld", () => bring(parties, signed)),
    await attempt(`Lake Forge brings the proof of height ${proof.number} once more`, "FactConditions_Superseded", () =>
      observeFactAndWait(parties.forge.client, { fact, side: side.provider, number: proof.number }),
    ),
    await attempt("and the deal", "FactConditions_NotHeld", () => bring(parties, signed)),
  ];
  for (const fault of faults) tell(stage, fault);
  return { number, word, faults };
}
