import { decideDisputeAndWait } from "../../../actions/decide-dispute.ts";
import { settleDisputeAndWait } from "../../../actions/settle-dispute.ts";
import { signSettlement } from "../../../model/sign.ts";
import { unitId } from "../../../model/unit-id.ts";
import type { PlannedAct } from "../planned-act.ts";
import { findParty, findStatement, type ImportContext } from "./import-context.ts";
import { chooseDeadline, readHops } from "./signing-terms.ts";

/** Resolves a dispute: the regulator decides it where the document names one, else both sides sign. */
export async function performDisputeResolution(
  context: ImportContext,
  act: Extract<PlannedAct, { act: "settle" }>,
): Promise<void> {
  const { accepted, measurement, regulator, statement } = act;
  const [giver, receiver] = [findParty(context, act.giver), findParty(context, act.receiver)];
  const unit = unitId(act.unit);
  const { client } = regulator === undefined ? receiver : findParty(context, regulator);
  const settlement = {
    unit,
    hop: await readHops(client, unit),
    accepted,
    quantity: measurement.quantity,
    items: measurement.items,
    deadline: await chooseDeadline(client),
  };
  if (regulator !== undefined) {
    await decideDisputeAndWait(client, { settlement, statement: findStatement(context, statement) });
    return;
  }
  const giverSignature = await signSettlement(giver.signer, client.deployment, settlement);
  const receiverSignature = await signSettlement(receiver.signer, client.deployment, settlement);
  await settleDisputeAndWait(client, { settlement, giverSignature, receiverSignature });
}
