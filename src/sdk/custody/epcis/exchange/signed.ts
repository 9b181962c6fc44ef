import type { Result } from "ethers";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { custodyContract } from "../../contracts.ts";
import { unpackAcceptanceTerms } from "../../model/acceptance-terms.ts";
import type { Handover } from "../../model/handover.ts";
import { unpackOfferTerms } from "../../model/offer-terms.ts";
import type { ChainAct, DisputeSettled, HandoverConcluded } from "./chain-act.ts";

/** A handover or settlement with its signatures, which stand in the call alone. As it is where another contract called Custody. */
export async function withSigned(client: Client, act: ChainAct): Promise<ChainAct> {
  if (act.name !== "HandoverConcluded" && act.name !== "DisputeSettled") return act;
  const sent = await rpc(() => client.provider.getTransaction(act.transaction));
  const call = sent && custodyContract(client).interface.parseTransaction(sent);
  if (!call) return act;
  const signed = act.name === "HandoverConcluded" ? handoverOf(act, call) : settlementOf(act, call);
  return signed ? ({ ...act, signed } as ChainAct) : act;
}

interface Call {
  readonly name: string;
  readonly args: Result;
}

function handoverOf({ unit, offered }: HandoverConcluded, { name, args }: Call): Handover | undefined {
  if (name !== "handOver" && name !== "handOverMany") return undefined;
  const all: Result[] = name === "handOver" ? [args[0]] : [...args[0]];
  const found = all.find(({ offer }) => offer.unit === unit && unpackOfferTerms(offer.terms).hop === offered.hop);
  if (!found) return undefined;
  const { offer, acceptance, refused, giverSignature, receiverSignature } = found;
  const { from: _, ...terms } = unpackOfferTerms(offer.terms);
  return {
    offer: { unit, ...terms, evidence: offer.evidence },
    acceptance: {
      ...unpackAcceptanceTerms(acceptance.terms),
      evidence: acceptance.evidence,
      refused: [...refused],
    },
    giverSignature,
    receiverSignature,
  };
}

function settlementOf({ unit }: DisputeSettled, { name, args }: Call): DisputeSettled["signed"] {
  if (name !== "settle") return undefined;
  const { settlement, giverSignature, receiverSignature } = args;
  const { hop, accepted, quantity, items, deadline } = settlement;
  return {
    settlement: {
      unit,
      accepted,
      hop: Number(hop),
      quantity: Number(quantity),
      items: Number(items),
      deadline: Number(deadline),
    },
    giverSignature,
    receiverSignature,
  };
}
