import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { Json } from "../../../core/json/canonical-json.ts";
import { profilesOnChain } from "../../model/profile-on-chain.ts";
import { epcisDocument } from "../create-document.ts";
import type { EpcisDocument } from "../document.ts";
import { actsToEvents, type TellOptions, type Told } from "./acts-to-events.ts";
import type { UnreadableAct } from "./decode-act.ts";
import { readActs } from "./read-acts.ts";
import { recordOf } from "./record.ts";
import { actsOf } from "./related.ts";
import { isoTime, TALLY_CONTEXT } from "./terms.ts";

export interface ExportEpcisParameters extends Pick<TellOptions, "parties" | "zone"> {
  /** Hashes of identifiers. With them come all units with which they were ever packed. @default all units */
  readonly units?: readonly string[];
}

/**
 * Everything that the chain knows of units as an EPCIS 2.0 document: one event for each act, with the words of CBV where it has one
 * and the prefix `tally` where it has none, and the CBV event hash as `eventID`.
 *
 * An event says nothing that only one chain says: on another chain the same act has the same hash. Transactions, accounts, statements
 * and signatures stand beside the events, in `tally:records`. Acts whose time the chain gives (corrections, recalls, resolutions)
 * have that chain's time. An act with a number beyond 2^53 - 1 becomes no event, and is named in
 * `tally:unreadable`.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`.
 *
 * @example
 * import { exportEpcis, unitId } from "tallystick";
 *
 * const document = await exportEpcis(client, { units: [unitId("8003/06941234000012B0001")], zone: "+08:00" });
 */
export async function exportEpcis(client: Client, parameters: ExportEpcisParameters = {}): Promise<EpcisDocument> {
  const { units, ...options } = parameters;
  const wanted = units?.map((unit, i) => checkBytes32(`units[${i}]`, unit));
  const { acts, unreadable } = await readActs(client);
  const profiles = new Map((await profilesOnChain(client)).map(({ rules, profile }) => [rules, profile]));
  const told = actsToEvents(wanted ? actsOf(acts, wanted) : acts, { ...options, profiles });
  const document = documentOf(told, client.deployment, options.zone);
  const missing = unreadable.filter(({ unit }) => wanted === undefined || wanted.includes(unit));
  return missing.length === 0 ? document : { ...document, "tally:unreadable": missing.map(toldUnreadable) };
}

const toldUnreadable = ({ unit, name, transaction }: UnreadableAct) => ({
  "tally:unit": unit,
  "tally:act": name,
  "tally:transaction": transaction,
});

/** Events in a document, with what their chain says of them. */
export function documentOf(
  told: readonly Told[],
  chain: { readonly chainId: number; readonly contracts: { readonly Custody: { readonly address: string } } },
  zone = "+00:00",
): EpcisDocument {
  const last = told.at(-1)?.act.recordedAt ?? 0;
  const document = epcisDocument({
    creationDate: isoTime(last, zone),
    context: TALLY_CONTEXT,
    events: told.map(({ event }) => event),
  });
  return {
    ...document,
    "tally:chain": { "tally:chainId": chain.chainId, "tally:custody": chain.contracts.Custody.address },
    "tally:records": told.map(recordOf) as unknown as Json,
  };
}
