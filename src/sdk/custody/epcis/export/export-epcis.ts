import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { profilesOnChain } from "../../model/profile-on-chain.ts";
import type { EpcisDocument } from "../document.ts";
import { createExportDocument } from "./create-export-document.ts";
import type { UnreadableAct } from "./decode-act.ts";
import { type EncodeActsOptions, encodeActs } from "./encode-acts.ts";
import { readActs } from "./read-acts.ts";
import { selectRelatedActs } from "./select-related-acts.ts";

export interface ExportEpcisParameters extends Pick<EncodeActsOptions, "parties" | "zone"> {
  /** Hashes of identifiers. All units with which these were ever packed or transformed are exported too. @default all units */
  readonly units?: readonly string[];
}

/**
 * Exports the acts on units as an EPCIS 2.0 document: one event for each act, with the terms of CBV where it has one and the prefix
 * `tally` where it has none, and the CBV event hash as `eventID`.
 *
 * Nothing in an event depends on the chain: the same act on another chain has the same hash. Transactions, accounts, statements and
 * signatures stand beside the events, in `tally:provenance`. Acts whose time is the block's (corrections, recalls, resolutions of
 * disputes) have the time of this chain's block. An act with a number beyond 2^53 - 1 becomes no event; `tally:unreadable` names it.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`.
 *
 * @example
 * import { exportEpcis, unitId } from "tallystick/custody";
 *
 * const document = await exportEpcis(client, { units: [unitId(2, "8003/06941234000012B0001")], zone: "+08:00" });
 */
export async function exportEpcis(client: Client, parameters: ExportEpcisParameters = {}): Promise<EpcisDocument> {
  const { units, ...options } = parameters;
  const wanted = units?.map((unit, i) => checkBytes32(`units[${i}]`, unit));
  const { acts, unreadable } = await readActs(client);
  const profiles = new Map((await profilesOnChain(client)).map(({ rules, profile }) => [rules, profile]));
  const encoded = encodeActs(wanted ? selectRelatedActs(acts, wanted) : acts, { ...options, profiles });
  const document = createExportDocument(encoded, client.deployment, options.zone);
  const missing = unreadable.filter(({ unit }) => wanted === undefined || wanted.includes(unit));
  return missing.length === 0 ? document : { ...document, "tally:unreadable": missing.map(encodeUnreadable) };
}

const encodeUnreadable = ({ unit, name, transaction }: UnreadableAct) => ({
  "tally:unit": unit,
  "tally:act": name,
  "tally:transaction": transaction,
});
