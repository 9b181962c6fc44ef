import { decideDisputeAndWait } from "../../../actions/decide-dispute.ts";
import { resolveDisputeAndWait } from "../../../actions/resolve-dispute.ts";
import { signDisputeResolution } from "../../../model/sign.ts";
import type { PlannedAct } from "../planned-act.ts";
import { findParty, findStatement, findUnitId, type ImportContext } from "./import-context.ts";
import { chooseDeadline, readHops } from "./signing-terms.ts";

/** Resolves a dispute: the regulator decides it where the document names one, else both sides sign. */
export async function performDisputeResolution(
  context: ImportContext,
  act: Extract<PlannedAct, { act: "resolveDispute" }>,
): Promise<void> {
  const { accepted, measurement, regulator, statement } = act;
  const [giver, receiver] = [findParty(context, act.giver), findParty(context, act.receiver)];
  const { client } = regulator === undefined ? receiver : findParty(context, regulator);
  const unit = await findUnitId(context, client, act.unit);
  const resolution = {
    unit,
    hop: await readHops(client, unit),
    accepted,
    quantity: measurement.quantity,
    items: measurement.items,
    deadline: await chooseDeadline(client),
  };
  if (regulator !== undefined) {
    await decideDisputeAndWait(client, { resolution, statement: findStatement(context, statement) });
    return;
  }
  const giverSignature = await signDisputeResolution(giver.signer, client.deployment, resolution);
  const receiverSignature = await signDisputeResolution(receiver.signer, client.deployment, resolution);
  await resolveDisputeAndWait(client, { resolution, giverSignature, receiverSignature });
}
