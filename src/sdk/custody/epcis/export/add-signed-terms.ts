import type { Result } from "ethers";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { custodyContract } from "../../contracts.ts";
import type { Handover } from "../../model/handover.ts";
import { unpackHandoverAcceptanceTerms } from "../../model/handover-acceptance-terms.ts";
import { unpackHandoverOfferTerms } from "../../model/handover-offer-terms.ts";
import type { ChainAct, DisputeResolved, HandoverConcluded } from "./chain-act.ts";

/**
 * Adds the signed terms to a handover or the resolution of a dispute. No event has them, so they are read from the call; where another
 * contract called Custody, the act stays as it is.
 */
export async function addSignedTerms(client: Client, act: ChainAct): Promise<ChainAct> {
  if (act.name !== "HandoverConcluded" && act.name !== "DisputeResolved") return act;
  const sent = await rpc(() => client.provider.getTransaction(act.transaction));
  const call = sent && custodyContract(client).interface.parseTransaction(sent);
  if (!call) return act;
  const signed = act.name === "HandoverConcluded" ? findHandover(act, call) : findResolution(act, call);
  return signed ? ({ ...act, signed } as ChainAct) : act;
}

interface Call {
  readonly name: string;
  readonly args: Result;
}

function findHandover({ unit, offered }: HandoverConcluded, { name, args }: Call): Handover | undefined {
  if (name !== "handOver" && name !== "handOverMany") return undefined;
  const all: Result[] = name === "handOver" ? [args[0]] : [...args[0]];
  const found = all.find(
    ({ offer }) => offer.unit === unit && unpackHandoverOfferTerms(offer.terms).hop === offered.hop,
  );
  if (!found) return undefined;
  const { offer, acceptance, refused, giverSignature, receiverSignature } = found;
  const { from: _, ...terms } = unpackHandoverOfferTerms(offer.terms);
  return {
    offer: { unit, ...terms, evidence: offer.evidence },
    acceptance: {
      ...unpackHandoverAcceptanceTerms(acceptance.terms),
      evidence: acceptance.evidence,
      refused: [...refused],
    },
    giverSignature,
    receiverSignature,
  };
}

function findResolution({ unit }: DisputeResolved, { name, args }: Call): DisputeResolved["signed"] {
  if (name !== "resolveDispute") return undefined;
  const { resolution, giverSignature, receiverSignature } = args;
  const { hop, accepted, quantity, items, deadline } = resolution;
  return {
    resolution: {
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
