import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { getAccount } from "../../../members/actions/members/get-account.ts";
import { decideDisputeAndWait } from "../../actions/decide-dispute.ts";
import { handOverAndWait } from "../../actions/hand-over.ts";
import { resolveDisputeAndWait } from "../../actions/resolve-dispute.ts";
import { stepNumber } from "../../model/profile.ts";
import { signDisputeResolution, signHandoverAcceptance, signHandoverOffer } from "../../model/sign.ts";
import { unitId } from "../../model/unit-id.ts";
import { unpackUnitWord } from "../../model/unit-word.ts";
import { type Importing, partyOf, profileOf, statementFor } from "./importing.ts";
import type { PlannedAct } from "./planned-act.ts";

type Planned<K extends PlannedAct["act"]> = Extract<PlannedAct, { act: K }>;

/** How long what is signed here may be brought, in seconds: it is brought at once. */
const SOON = 3_600;

const hopsOf = async ({ contracts }: Client, unit: string) =>
  unpackUnitWord(await rpc(() => contracts.custody.wordOf(unit))).hops;

const now = async ({ provider }: Client) => (await rpc(() => provider.getBlock("latest")))?.timestamp ?? 0;

/** Both sides sign what the document says they measured. */
export async function importHandover(importing: Importing, act: Planned<"handOver">): Promise<void> {
  const [giver, receiver] = [partyOf(importing, act.giver), partyOf(importing, act.receiver)];
  const { client } = receiver;
  const taker = (act.giver === act.receiver && receiver.taker) || receiver.signer;
  const unit = unitId(act.unit);
  const { profile } = await profileOf(importing, client, act.unit);
  const { org: to } = await getAccount(client, { account: await rpc(() => taker.getAddress()) });
  const { when = act.when, quantity, items, evidence } = act.given;
  const deadline = Math.max(act.deadline ?? 0, (await now(client)) + SOON);
  const offer = {
    unit,
    hop: await hopsOf(client, unit),
    step: stepNumber(profile, act.step),
    to,
    quantity,
    items,
    when,
    deadline,
    ...(evidence !== undefined && { evidence }),
  };
  const acceptance = {
    site: act.site,
    quantity: act.taken.quantity,
    items: act.taken.items,
    condition: act.condition,
    when: act.taken.when ?? act.when,
    refused: act.refused.map(unitId),
    ...(act.taken.evidence !== undefined && { evidence: act.taken.evidence }),
  };
  const { deployment } = client;
  const giverSignature = await signHandoverOffer(giver.signer, deployment, offer);
  const receiverSignature = await signHandoverAcceptance(taker, deployment, offer, acceptance);
  await handOverAndWait(client, { handover: { offer, acceptance, giverSignature, receiverSignature } });
}

/** As both sides agreed, or as the regulator decided. */
export async function importDisputeResolution(importing: Importing, act: Planned<"resolveDispute">): Promise<void> {
  const { accepted, measured, regulator, statement } = act;
  const [giver, receiver] = [partyOf(importing, act.giver), partyOf(importing, act.receiver)];
  const unit = unitId(act.unit);
  const { client } = regulator === undefined ? receiver : partyOf(importing, regulator);
  const resolution = {
    unit,
    hop: await hopsOf(client, unit),
    accepted,
    quantity: measured.quantity,
    items: measured.items,
    deadline: (await now(client)) + SOON,
  };
  if (regulator !== undefined) {
    await decideDisputeAndWait(client, { resolution, statement: statementFor(importing, statement) });
    return;
  }
  const giverSignature = await signDisputeResolution(giver.signer, client.deployment, resolution);
  const receiverSignature = await signDisputeResolution(receiver.signer, client.deployment, resolution);
  await resolveDisputeAndWait(client, { resolution, giverSignature, receiverSignature });
}
