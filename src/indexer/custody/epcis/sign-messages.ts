import { TypedDataEncoder, type TypedDataField } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import type { PlannedAct } from "../../../sdk/custody/epcis/import/planned-act.ts";
import { checkDisputeResolution, checkHandoverOffer } from "../../../sdk/custody/model/handover.ts";
import { stepNumber } from "../../../sdk/custody/model/profile.ts";
import {
  type CustodyAt,
  custodyEip712Domain,
  DISPUTE_RESOLUTION_TYPES,
  HANDOVER_ACCEPTANCE_TYPES,
  HANDOVER_OFFER_TYPES,
  handoverAcceptanceMessage,
} from "../../../sdk/custody/model/typed-data.ts";
import type { Reader } from "../../store/reader.ts";
import type { RowOf } from "../../store/table.ts";
import { PROFILE, UNIT } from "../tables.ts";

/** What one party signs: what is shown is what is signed. */
export interface Message {
  /** As the document names it. */
  readonly party: string;
  readonly as: "giver" | "receiver";
  /** As a wallet takes it (`eth_signTypedData_v4`). */
  readonly typedData: unknown;
  /** Its EIP-712 hash, to be compared with what the wallet shows. */
  readonly digest: string;
}

/** How an act is signed. */
export type Signing =
  /** By these messages, which whoever likes brings to the chain. */
  | { readonly by: "messages"; readonly messages: readonly Message[]; readonly deadline: number }
  /** By the transaction itself, which the party sends: nothing is signed before it. */
  | { readonly by: "transaction" }
  /** Not as the chain is now, and why. */
  | { readonly by: "nothing yet"; readonly reason: string };

export interface SigningContext {
  readonly read: Reader;
  readonly deployment: CustodyAt;
  /** Ids of units by identifiers, of those that are on the chain. */
  readonly units: Readonly<Record<string, string | null>>;
  /** Number of an organisation, as the document names it; undefined where it is not known. */
  orgOf(party: string): number | undefined;
  /** Seconds of the newest block. */
  readonly time: number;
}

/** Seconds that signatures hold, where the document does not say it. */
const SOON = 3_600;

type Signed = Extract<PlannedAct, { act: "handOver" | "resolveDispute" }>;

/** How each act of a plan is signed, in their order. What an act before changes of the unit, nobody can sign yet. */
export async function signingsOf(acts: readonly PlannedAct[], context: SigningContext): Promise<readonly Signing[]> {
  const touched = new Map<string, PlannedAct>();
  const signings: Signing[] = [];
  for (const act of acts) {
    signings.push(isSigned(act) ? await signingOf(act, touched, context) : { by: "transaction" });
    for (const unit of unitsOf(act)) touched.set(unit, act);
  }
  return signings;
}

const isSigned = (act: PlannedAct): act is Signed =>
  act.act === "handOver" || (act.act === "resolveDispute" && act.regulator === undefined);

async function signingOf(
  act: Signed,
  touched: ReadonlyMap<string, PlannedAct>,
  context: SigningContext,
): Promise<Signing> {
  const before = unitsOf(act)
    .map((unit) => touched.get(unit))
    .find((each) => each !== undefined);
  if (before !== undefined) {
    const reason = `event ${before.event} (${before.act} of ${before.unit}) has to be on the chain first: prepare the rest again after it`;
    return { by: "nothing yet", reason };
  }
  try {
    return act.act === "handOver" ? await handoverSigning(act, context) : await resolutionSigning(act, context);
  } catch (error) {
    if (isTallyError(error)) return { by: "nothing yet", reason: error.message };
    throw error;
  }
}

/** Units that an act is about or changes. */
function unitsOf(act: PlannedAct): readonly string[] {
  const others = "units" in act ? act.units : "refused" in act ? act.refused : [];
  const made = "outputs" in act ? act.outputs.map(({ unit }) => unit) : [];
  return [act.unit, ...others, ...made];
}

async function handoverSigning(
  act: Extract<PlannedAct, { act: "handOver" }>,
  context: SigningContext,
): Promise<Signing> {
  const row = await unitOf(act.unit, context);
  const to = context.orgOf(act.receiver);
  if (typeof row === "string") return { by: "nothing yet", reason: row };
  if (to === undefined) return { by: "nothing yet", reason: `the organisation of ${act.receiver} is not known here` };
  const profile = (await context.read.get(PROFILE, { rules: row.rules }))?.profile;
  if (profile === undefined) return { by: "nothing yet", reason: `the profile ${row.rules} is not known here` };
  const refused: string[] = [];
  for (const each of act.refused) {
    const unit = context.units[each];
    if (typeof unit !== "string") return { by: "nothing yet", reason: noUnit(each) };
    refused.push(unit);
  }
  const { given, taken, when } = act;
  const deadline = Math.max(act.deadline ?? 0, context.time + SOON);
  const offer = checkHandoverOffer({
    unit: row.unit,
    hop: row.hops,
    step: stepNumber(profile, act.step),
    to,
    quantity: given.quantity,
    items: given.items,
    when: given.when ?? when,
    deadline,
    ...(given.evidence !== undefined && { evidence: given.evidence }),
  });
  const acceptance = {
    site: act.site,
    quantity: taken.quantity,
    items: taken.items,
    condition: act.condition,
    when: taken.when ?? when,
    refused,
    ...(taken.evidence !== undefined && { evidence: taken.evidence }),
  };
  const accepted = handoverAcceptanceMessage(offer, acceptance);
  const messages = [
    message({ party: act.giver, as: "giver" }, context, HANDOVER_OFFER_TYPES, offer),
    message({ party: act.receiver, as: "receiver" }, context, HANDOVER_ACCEPTANCE_TYPES, accepted),
  ];
  return { by: "messages", messages, deadline };
}

async function resolutionSigning(
  act: Extract<PlannedAct, { act: "resolveDispute" }>,
  context: SigningContext,
): Promise<Signing> {
  const row = await unitOf(act.unit, context);
  if (typeof row === "string") return { by: "nothing yet", reason: row };
  const { accepted, measurement, giver, receiver } = act;
  const { quantity, items } = measurement;
  const deadline = context.time + SOON;
  const resolution = checkDisputeResolution({ unit: row.unit, hop: row.hops, accepted, quantity, items, deadline });
  const sides = [
    { party: giver, as: "giver" },
    { party: receiver, as: "receiver" },
  ] as const;
  const messages = sides.map((side) => message(side, context, DISPUTE_RESOLUTION_TYPES, { ...resolution }));
  return { by: "messages", messages, deadline };
}

const noUnit = (identifier: string) => `there is no one unit ${identifier} on the chain`;

async function unitOf(identifier: string, { read, units }: SigningContext): Promise<RowOf<typeof UNIT> | string> {
  const unit = units[identifier];
  const row = typeof unit === "string" ? await read.get(UNIT, { unit }) : undefined;
  return row ?? noUnit(identifier);
}

function message(
  side: Pick<Message, "party" | "as">,
  { deployment }: SigningContext,
  types: Record<string, TypedDataField[]>,
  value: Record<string, unknown>,
): Message {
  const domain = custodyEip712Domain(deployment);
  const typedData: unknown = TypedDataEncoder.getPayload(domain, types, value);
  return { ...side, typedData, digest: TypedDataEncoder.hash(domain, types, value) };
}
