import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import { attestationsContract } from "../../sdk/evidence/contracts.ts";
import { UPKEEP_SCHEMA } from "../../sdk/sensing/model/upkeep.ts";

/** Registers the schema for calibrations unless somebody did. */
export async function requireUpkeepSchema(client: Client): Promise<void> {
  const { id, definition, revocable, policy } = UPKEEP_SCHEMA;
  if ((await rpc(() => attestationsContract(client).schemas(id))).minWords !== 0n) return;
  try {
    await registerSchemaAndWait(client, { definition, revocable, policy });
  } catch (error) {
    if (!isTallyError(error, "Attestations_SchemaExists")) throw error;
  }
}
