import { isTallyError } from "../../lib/errors.ts";
import { registerSchemaAndWait } from "../../sdk/actions/attestations/register-schema.ts";
import type { Client } from "../../sdk/client.ts";
import { rpc } from "../../sdk/rpc.ts";
import { UPKEEP_SCHEMA } from "../../sdk/sensing/upkeep.ts";

/** Registers the schema for calibrations unless somebody did. */
export async function requireUpkeepSchema(client: Client): Promise<void> {
  const { id, definition, revocable, policy } = UPKEEP_SCHEMA;
  if ((await rpc(() => client.contracts.attestations.schemas(id))).minWords !== 0n) return;
  try {
    await registerSchemaAndWait(client, { definition, revocable, policy });
  } catch (error) {
    if (!isTallyError(error, "Attestations_SchemaExists")) throw error;
  }
}
