import { disclose } from "../../sdk/evidence/model/document/disclose.ts";
import { type Agreement, agreeOn } from "../shared/agree-on-data.ts";
import type { Stage } from "../shared/scenario.ts";
import type { SideChain } from "../shared/side-chain.ts";
import type { Shown } from "./bank-rule.ts";
import type { SideParties } from "./parties.ts";
import type { ProcurementRecord } from "./record.ts";

const SHOWN = ["invoice", "amount", "accepted"] as const;

/** The bank asks for a part of the record. Its owner agrees; whom it is about has not consented yet. */
export async function shareRecord(
  { say }: Pick<Stage, "say">,
  side: SideChain,
  { steel, north, forge }: SideParties,
  { document, statement, resource, service }: ProcurementRecord,
): Promise<{ readonly agreed: Agreement; readonly shown: Shown }> {
  say(
    `Steel Works states a procurement record of Lake Forge there: ${document.fields.length} salted fields, of which the chain has one root`,
  );
  const offered = { resource, service, subject: forge.signer.address };
  const agreed = await agreeOn(side, { provider: steel, consumer: north }, offered);
  say("North Bank asks for it; Steel Works agrees, Lake Forge has to consent");
  const paths = document.fields
    .map(({ path }) => path)
    .filter((path) => SHOWN.some((name) => path.endsWith(`/${name}`)));
  const shown = { statement, disclosure: disclose(document, paths), agreement: agreed.agreement };
  return { agreed, shown };
}
