import { type ImportPlan, planImport } from "../../../sdk/custody/epcis/import/plan-import.ts";
import { custodyEip712Domain } from "../../../sdk/custody/model/typed-data.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { epcisEventHash } from "../../../sdk/custody/epcis/event-hash.ts";
import { parseEpcis } from "../../../sdk/custody/epcis/parse-epcis.ts";
import { indexerError } from "../../errors.ts";
import type { Asked } from "../../serve/answers.ts";
import { CAPTURE_EVENTS } from "./headers.ts";
import type { EpcisConfig } from "./keep-events.ts";
import { type Signing, signingsOf } from "./sign-messages.ts";
import { unitsIdentified } from "./units-identified.ts";

/** What a document would become: nothing of it is signed or sent here. */
export interface PreparedCapture {
  /** How many events were read. */
  readonly events: number;
  /** In the order in which they are to be signed and sent: see `importEpcis` of the SDK, and `tally custody import`. */
  readonly acts: readonly (ImportPlan["acts"][number] & {
    /** Who has to sign or send it. */
    readonly signers: readonly string[];
    readonly signing: Signing;
  })[];
  readonly unplanned: ImportPlan["unplanned"];
  /** Units that acts need: their ids, where they are on the chain. */
  readonly units: Readonly<Record<string, string | null>>;
  /** What handovers are signed under (EIP-712). */
  readonly domain: unknown;
}

/** Reads a document, and says which acts it would become. @throws `EPCIS_INVALID`, `JSON_INVALID`, `EPCIS_CAPTURE_TOO_LARGE`. */
export async function prepareCapture(
  document: unknown,
  { read, asOf }: Pick<Asked, "read" | "asOf">,
  { deployment }: Pick<Client, "deployment">,
  { parties = {} }: EpcisConfig,
): Promise<PreparedCapture> {
  const events = requireFew(document);
  const { acts, unplanned, assumed } = planImport(document);
  const byGln = new Map(Object.entries(parties).map(([org, gln]) => [gln, Number(org)]));
  const orgOf = (party: string) => byGln.get(party) ?? (/^[1-9]\d{0,9}$/.test(party) ? Number(party) : undefined);
  const refused = acts.flatMap((act) => ("refused" in act ? act.refused : []));
  const orgs = [...new Set(acts.flatMap(signersOf))].map(orgOf);
  const known = await unitsIdentified(read, [...new Set([...assumed, ...refused])], orgs);
  const signings = await signingsOf(acts, { read, deployment, units: known, orgOf, time: asOf.time });
  return {
    events,
    acts: acts.map((act, i) => ({ ...act, signers: signersOf(act), signing: signings[i] as Signing })),
    unplanned,
    units: Object.fromEntries(assumed.map((identifier) => [identifier, known[identifier] ?? null])),
    domain: custodyEip712Domain(deployment),
  };
}

/** What the events of a document are known by. */
export function hashesOf(document: unknown): readonly string[] {
  const { context, events } = parseEpcis(document);
  return [...new Set(events.map((event) => epcisEventHash(event, context)))];
}

/** Before anything of it is read: reading is what takes long. Gives how many events there are; what lists none is one. */
function requireFew(document: unknown): number {
  const body = (document as { readonly epcisBody?: Record<string, never> } | null)?.epcisBody;
  const list: unknown =
    body?.eventList ?? (body as never as QueryBody | undefined)?.queryResults?.resultsBody?.eventList;
  if (!Array.isArray(list)) return 1;
  if (list.length <= CAPTURE_EVENTS) return list.length;
  const values = { most: CAPTURE_EVENTS, value: list.length };
  throw indexerError("EPCIS_CAPTURE_TOO_LARGE", `the document has more than ${CAPTURE_EVENTS} events`, values);
}

interface QueryBody {
  readonly queryResults?: { readonly resultsBody?: { readonly eventList?: unknown } };
}

/** Parties of an act: of a handover both sign, every other act is sent by one. */
function signersOf(act: ImportPlan["acts"][number]): readonly string[] {
  if ("giver" in act) return [act.giver, act.receiver];
  return "party" in act ? [act.party] : [];
}
