import type { Client } from "../../sdk/core/client.ts";
import { connect } from "../../sdk/core/connect.ts";
import type { Stage } from "./scenario.ts";

/** Who votes in the Council: the development organisation, which proposes, and all organisations that play by now. */
export async function votersOf(
  stage: Pick<Stage, "account" | "deployment" | "members">,
): Promise<[Client, ...Client[]]> {
  const founder = await connect({ signer: stage.account(1), deployment: stage.deployment });
  return [founder, ...stage.members.values()];
}
