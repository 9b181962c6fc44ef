import { type TransactionReceipt, ZeroAddress } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";
import { parseDefinition } from "../../model/schema/definition.ts";

export interface RegisterSchemaParameters extends WriteOptions {
  /** ABI types with names, see `parseDefinition`. */
  readonly definition: string;
  /** Whether its statements can be revoked and replaced. */
  readonly revocable: boolean;
  /** Contract with a rule that every statement has to pass. */
  readonly policy?: string;
}

export interface RegisterSchemaReturnType {
  readonly schema: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Registers a schema. MAKER or ADMIN of an active organisation.
 *
 * @throws `SCHEMA_MALFORMED`; `Attestations_SchemaExists`, `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { registerSchema } from "tallystick/evidence";
 *
 * const sent = await registerSchema(client, { definition: "uint64 weight,string unit", revocable: true });
 */
export async function registerSchema(client: Client, parameters: RegisterSchemaParameters): Promise<SentTransaction> {
  const { definition, revocable, policy = ZeroAddress, ...options } = parameters;
  parseDefinition(definition);
  const args = [definition, revocable, checkAddress("policy", policy)] as const;
  return write(client, attestationsContract(client), "registerSchema", args, options);
}

/** As `registerSchema`; waits until it is mined and gives the schema's id. */
export async function registerSchemaAndWait(
  client: Client,
  parameters: RegisterSchemaParameters,
): Promise<RegisterSchemaReturnType> {
  const receipt = await waitMined(client, await registerSchema(client, parameters));
  return { schema: eventOf(attestationsContract(client), receipt, "SchemaRegistered").args.schema, receipt };
}
