import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { anchorAndWait } from "../../sdk/evidence/actions/attestations/anchor.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import { attestationsContract } from "../../sdk/evidence/contracts.ts";
import { FILE_SCHEMA } from "../../sdk/evidence/model/receipt/file-schema.ts";
import { findAnchor } from "../../sdk/evidence/model/receipt/find-anchor.ts";
import type { Plan } from "./plan.ts";

/**
 * Anchors a plan's root unless it is anchored already; gives the transaction's hash either way. Safe to be asked again after a
 * crash at any point: the contract takes a root of an attester once.
 */
export async function anchorPlan(client: Client, { root, attester, files }: Plan): Promise<string> {
  const batch = { root, attester, schema: FILE_SCHEMA.id };
  const before = await findAnchor(client, batch);
  if (before) return before;
  await registerFileSchema(client);
  try {
    const { schema } = batch;
    const count = files.length;
    const { receipt } = await anchorAndWait(client, { root, count, schema, idempotencyKey: `anchor ${root}` });
    return receipt.hash;
  } catch (error) {
    // A transaction sent before a crash was mined meanwhile.
    if (!isTallyError(error, "Attestations_AlreadyAnchored")) throw error;
    const hash = await findAnchor(client, batch);
    if (hash) return hash;
    throw sdkError("EVENT_MISSING", `no Anchored for ${root}`, { event: "Anchored", root }, error);
  }
}

/** The first to notarise on a chain registers the schema; it is the same for all. */
async function registerFileSchema(client: Client): Promise<void> {
  const attestations = attestationsContract(client);
  const { id, definition, revocable, policy } = FILE_SCHEMA;
  if ((await rpc(() => attestations.schemas(id))).minWords !== 0n) return;
  try {
    await registerSchemaAndWait(client, { definition, revocable, policy, idempotencyKey: `schema ${id}` });
  } catch (error) {
    if (!isTallyError(error, "Attestations_SchemaExists")) throw error;
  }
}
