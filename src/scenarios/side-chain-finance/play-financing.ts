import type { Disclosure } from "../../sdk/evidence/model/document/disclose.ts";
import { consentTo } from "../shared/agree-on-data.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import { balanceOf } from "../supply-chain-finance/money.ts";
import { yuan } from "../shared/yuan.ts";
import { factsToAsk, MAX_AGE } from "./bank-rule.ts";
import { bring, confirmReceivable, signFinancing, withoutConditions } from "./financing.ts";
import type { Play, Proofs } from "./play.ts";
import type { Delivered } from "./record.ts";
import { prove, type Relayed, relayNewest, tryToLie } from "./relay.ts";
import { tell } from "./tell.ts";

export interface Financed {
  readonly relayed: Relayed;
  readonly heights: readonly number[];
  readonly proofs: Proofs;
  readonly price: bigint;
  readonly gas: bigint;
  /** Whether the supplier has the money. */
  readonly paid: boolean;
  readonly faults: readonly Fault[];
}

/** The supplier brings a signed deal to the main chain again and again; it is settled once both facts are proved there, and not before. */
export async function playFinancing(play: Play, delivery: Delivered): Promise<Financed> {
  const { desk, side, sharing, parties, relayer, agreed, shown } = play;
  const { stage, money } = desk;
  const { say } = stage;
  const { invoice, amount } = delivery;
  const instrument = await confirmReceivable(desk, parties, { number: invoice, amount });
  say(`on the main chain Lake Forge registers invoice ${invoice}; two people of Steel Works confirm ${yuan(amount)}`);

  const facts = factsToAsk(side, relayer.lightClient, shown, delivery);
  if (facts === undefined) throw new Error("the record does not speak for the invoice");
  const larger = amount + 1_000_000_00n;
  const forged = { ...shown, disclosure: withLargerAmounts(shown.disclosure) };
  const doctored = observed(
    "Lake Forge shows the record with larger amounts",
    factsToAsk(side, relayer.lightClient, forged, { invoice, amount: larger }) === undefined,
    "NotInRecord",
  );
  const signed = await signFinancing(desk, parties, { instrument, face: amount, facts, nonce: 1n });
  say(
    `North Bank was shown ${shown.disclosure.fields.length} fields, and signs to pay ${yuan(signed.price)} where the agreement is active and the statement valid, as proved at most ${MAX_AGE} s before`,
  );
  const faults = [tell(stage, doctored)];
  const refused = async (what: string, code: string, act: () => Promise<unknown>) => {
    faults.push(tell(stage, await attempt(what, code, act)));
  };
  const settle = () => bring(parties, signed);

  await refused("Lake Forge brings the deal", "FactConditions_Unproved", settle);
  for (const lie of await tryToLie(side, relayer)) faults.push(tell(stage, lie));
  const first = await relayNewest(stage, side, relayer);
  await prove(stage, side, relayer, facts[0], first.number);
  await refused("Lake Forge brings the deal again", "FactConditions_NotHeld", settle);
  await refused("it takes the conditions out of the deal", "Holders_NotSigned", () =>
    bring(parties, withoutConditions(signed)),
  );

  await consentTo(side, sharing.north.client, agreed, sharing.forge.signer);
  say("Lake Forge consents, by signature, on the side chain");
  const relayed = await relayNewest(stage, side, relayer);
  const agreement = await prove(stage, side, relayer, facts[0], relayed.number);
  const statement = await prove(stage, side, relayer, facts[1], relayed.number);
  const gas = await settle();
  say(
    `North Bank pays ${yuan(signed.price)} and has ${yuan(amount)} of receivable, in one transaction with both conditions: ${gas} gas`,
  );
  const paid = (await balanceOf(money, parties.forge)) === signed.price;
  return {
    relayed,
    heights: [first.number, relayed.number],
    proofs: { agreement, statement },
    price: signed.price,
    gas,
    paid,
    faults,
  };
}

/** The fields that were shown, with larger amounts. */
function withLargerAmounts({ fields }: Disclosure): Disclosure {
  return {
    fields: fields.map((field) => (field.path.endsWith("/amount") ? { ...field, value: `1${field.value}` } : field)),
  };
}
