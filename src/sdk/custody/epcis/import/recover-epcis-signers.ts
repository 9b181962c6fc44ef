import { recoverAddress } from "ethers";
import { UINT32 } from "../../../core/whole.ts";
import type { DisputeResolution, Handover } from "../../model/handover.ts";
import {
  type CustodyAt,
  disputeResolutionDigest,
  handoverAcceptanceDigest,
  handoverOfferDigest,
} from "../../model/typed-data.ts";
import { unitId } from "../../model/unit-id.ts";
import type { EpcisDocument } from "../document.ts";
import { decodeEpc } from "../shared/identifiers.ts";
import type { Provenance } from "../shared/provenance.ts";
import { readField } from "../shared/terms.ts";

/** The signers of the terms in the provenance of an event. */
export interface EventSigners {
  readonly eventID: string;
  /** Account that signed; null for the signature of a key without an address, which only its chain can check. */
  readonly giver: string | null;
  readonly receiver: string | null;
  /** Whether the terms are about the event's unit. */
  readonly isAboutUnit: boolean;
}

interface Signed {
  readonly giverSignature: string;
  readonly receiverSignature: string;
}

type SignedTerms = Handover | (Signed & { readonly resolution: DisputeResolution });

/**
 * Recovers the signers of the handovers and resolutions in an exported document. Needs no network: the signed terms stand in the
 * provenance beside the events, with the chain and the contract that they were signed for. Whether an account was enrolled only its chain
 * can say.
 *
 * @param document As `parseEpcisDocument` gives it.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { parseEpcisDocument, recoverEpcisSigners } from "tallystick/custody";
 *
 * const document = parseEpcisDocument(parseJson(text));
 * for (const { eventID, giver, receiver } of recoverEpcisSigners(document)) console.log(eventID, giver, receiver);
 */
export function recoverEpcisSigners(document: EpcisDocument): EventSigners[] {
  const chain = (readField(document, "tally:chain") ?? {}) as { "tally:chainId"?: number; "tally:custody"?: string };
  const at: CustodyAt = {
    chainId: chain["tally:chainId"] ?? 0,
    contracts: { Custody: { address: chain["tally:custody"] ?? "" } },
  };
  const all = (readField(document, "tally:provenance") ?? []) as unknown as readonly Provenance[];
  return all.flatMap(({ "tally:eventID": eventID, "tally:signed": terms, "tally:creator": creator }) => {
    const signed = terms as unknown as SignedTerms | undefined;
    if (!signed) return [];
    const event = document.epcisBody.eventList.find((each) => each.eventID === eventID);
    const epc = event && "epcList" in event ? event.epcList?.[0] : undefined;
    const { unit } = "offer" in signed ? signed.offer : signed.resolution;
    const isAboutUnit = epc !== undefined && isCreator(creator) && unitId(creator, decodeEpc(epc)) === unit;
    return [{ eventID, ...recoverSides(at, signed), isAboutUnit }];
  });
}

const isCreator = (number: unknown): number is number =>
  Number.isInteger(number) && (number as number) >= 1 && (number as number) <= UINT32;

function recoverSides(at: CustodyAt, signed: SignedTerms) {
  const [given, taken] =
    "offer" in signed
      ? [handoverOfferDigest(at, signed.offer), handoverAcceptanceDigest(at, signed.offer, signed.acceptance)]
      : [disputeResolutionDigest(at, signed.resolution), disputeResolutionDigest(at, signed.resolution)];
  return {
    giver: recoverSigner(given, signed.giverSignature),
    receiver: recoverSigner(taken, signed.receiverSignature),
  };
}

function recoverSigner(digest: string, signature: string): string | null {
  try {
    return recoverAddress(digest, signature);
  } catch {
    return null;
  }
}
