import { rpc } from "../../../../core/rpc.ts";
import { getAccount } from "../../../../members/actions/members/get-account.ts";
import { handOverAndWait } from "../../../actions/hand-over.ts";
import { stepNumber } from "../../../model/profile.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../../model/sign.ts";
import type { PlannedAct } from "../planned-act.ts";
import { findParty, findUnitId, findUnitProfile, type ImportContext } from "./import-context.ts";
import { chooseDeadline, readHops } from "./signing-terms.ts";

/** Both sides sign and submit a handover, with the amounts that the document says they measured. */
export async function performHandover(
  context: ImportContext,
  act: Extract<PlannedAct, { act: "handOver" }>,
): Promise<void> {
  const [giver, receiver] = [findParty(context, act.giver), findParty(context, act.receiver)];
  const { client } = receiver;
  const receivingSigner = (act.giver === act.receiver && receiver.receivingSigner) || receiver.signer;
  const unit = await findUnitId(context, client, act.unit);
  const { profile } = await findUnitProfile(context, client, act.unit);
  const { org: to } = await getAccount(client, { account: await rpc(() => receivingSigner.getAddress()) });
  const { when = act.when, quantity, items, evidence } = act.given;
  const deadline = Math.max(act.deadline ?? 0, await chooseDeadline(client));
  const offer = {
    unit,
    hop: await readHops(client, unit),
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
    refused: await Promise.all(act.refused.map((each) => findUnitId(context, client, each))),
    ...(act.taken.evidence !== undefined && { evidence: act.taken.evidence }),
  };
  const { deployment } = client;
  const giverSignature = await signHandoverOffer(giver.signer, deployment, offer);
  const receiverSignature = await signHandoverAcceptance(receivingSigner, deployment, offer, acceptance);
  await handOverAndWait(client, { handover: { offer, acceptance, giverSignature, receiverSignature } });
}
