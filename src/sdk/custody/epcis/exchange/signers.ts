import { recoverAddress } from "ethers";
import type { DisputeResolution, Handover } from "../../model/handover.ts";
import {
  type CustodyAt,
  disputeResolutionDigest,
  handoverAcceptanceDigest,
  handoverOfferDigest,
} from "../../model/typed-data.ts";
import { unitId } from "../../model/unit-id.ts";
import type { EpcisDocument } from "../document.ts";
import { identifierOf } from "./identifiers.ts";
import type { ChainRecord } from "./record.ts";
import { field } from "./terms.ts";

/** Whose signatures an event of a handover or resolution has. */
export interface EventSigners {
  readonly eventID: string;
  /** Accounts that signed these terms; null for a signature of a key without an address, which only its chain can check. */
  readonly giver: string | null;
  readonly receiver: string | null;
  /** Whether the terms are about the event's unit. */
  readonly aboutUnit: boolean;
}

interface Signed {
  readonly giverSignature: string;
  readonly receiverSignature: string;
}

/**
 * Who signed the handovers and resolutions of an exported document. Needs no network: the terms stand beside the events, with the chain
 * and contract that they were signed for. That an account was enrolled only its chain says.
 *
 * @param document As `parseEpcisDocument` gives it.
 *
 * @example
 * import { epcisSigners, parseEpcisDocument, parseJson } from "tallystick";
 *
 * for (const { eventID, giver, receiver } of epcisSigners(parseEpcisDocument(parseJson(text)))) console.log(eventID, giver, receiver);
 */
export function epcisSigners(document: EpcisDocument): EventSigners[] {
  const chain = (field(document, "tally:chain") ?? {}) as { "tally:chainId"?: number; "tally:custody"?: string };
  const at: CustodyAt = {
    chainId: chain["tally:chainId"] ?? 0,
    contracts: { Custody: { address: chain["tally:custody"] ?? "" } },
  };
  const records = (field(document, "tally:records") ?? []) as unknown as readonly ChainRecord[];
  return records.flatMap((record) => {
    const signed = record["tally:signed"] as unknown as
      | (Handover | (Signed & { resolution: DisputeResolution }))
      | undefined;
    if (!signed) return [];
    const eventID = record["tally:eventID"];
    const event = document.epcisBody.eventList.find((each) => each.eventID === eventID);
    const epc = event && "epcList" in event ? event.epcList?.[0] : undefined;
    const { unit } = "offer" in signed ? signed.offer : signed.resolution;
    return [{ eventID, ...recovered(at, signed), aboutUnit: epc !== undefined && unitId(identifierOf(epc)) === unit }];
  });
}

function recovered(at: CustodyAt, signed: Handover | (Signed & { readonly resolution: DisputeResolution })) {
  const [given, taken] =
    "offer" in signed
      ? [handoverOfferDigest(at, signed.offer), handoverAcceptanceDigest(at, signed.offer, signed.acceptance)]
      : [disputeResolutionDigest(at, signed.resolution), disputeResolutionDigest(at, signed.resolution)];
  return { giver: signerOf(given, signed.giverSignature), receiver: signerOf(taken, signed.receiverSignature) };
}

function signerOf(digest: string, signature: string): string | null {
  try {
    return recoverAddress(digest, signature);
  } catch {
    return null;
  }
}
