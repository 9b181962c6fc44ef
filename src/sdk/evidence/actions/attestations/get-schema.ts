import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { findEvent } from "../../../core/query-events.ts";
import { attestationsContract } from "../../contracts.ts";
import { type ParsedDefinition, parseDefinition } from "../../model/schema/definition.ts";

export interface GetSchemaParameters {
  readonly schema: string;
}

export interface Schema extends ParsedDefinition {
  readonly schema: string;
  readonly definition: string;
  readonly revocable: boolean;
  /** Zero if it has none. */
  readonly policy: string;
  /** Organisation that registered it. */
  readonly org: number;
}

/**
 * Reads a schema. A schema never changes, so each is read once and remembered.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getSchema } from "tallystick/evidence";
 *
 * const { definition, revocable } = await getSchema(client, { schema });
 */
export async function getSchema(client: Client, parameters: GetSchemaParameters): Promise<Schema> {
  const schema = checkBytes32("schema", parameters.schema);
  const found = await findSchema(client, schema);
  if (!found) throw sdkError("NOT_FOUND", `no schema ${schema}`, { schema });
  return found;
}

/** Schemas that were read, for each deployment that is connected. */
const known = new WeakMap<object, Map<string, Schema>>();

/** As `getSchema`; undefined when there is none. */
export async function findSchema(client: Client, schema: string): Promise<Schema | undefined> {
  const attestations = attestationsContract(client);
  const memory = known.get(attestations) ?? new Map<string, Schema>();
  known.set(attestations, memory);
  const before = memory.get(schema);
  if (before) return before;
  const fromBlock = deployedContract(client.deployment, "Attestations", "evidence").block;
  const event = await findEvent(client, attestations, attestations.filters.SchemaRegistered(schema), fromBlock);
  if (!event) return undefined;
  const { org, definition, revocable, policy } = event.args;
  const read = { schema, org: Number(org), definition, revocable, policy, ...parseDefinition(definition) };
  memory.set(schema, read);
  return read;
}
