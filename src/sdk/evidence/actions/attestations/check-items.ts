import { isTallyError } from "../../../../lib/errors.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { evidenceError } from "../../errors.ts";
import { decodeData } from "../../model/schema/data.ts";
import { checkStatement } from "../../model/statement/create.ts";
import { attestationsEip712Domain, type Statement, uidOf } from "../../model/statement/statement.ts";
import { findSchema } from "./get-schema.ts";

/**
 * A statement whose fields are checked, and whose data are checked against the schema: the contract sees only their
 * length. Where the chain does not know the schema, the contract decides.
 *
 * @param item Index in a batch, named by errors; left out for a statement of its own.
 * @throws `DATA_MISMATCH`, `ARGUMENT_INVALID`, `NOT_SECONDS`.
 */
export async function checkItem(client: Client, statement: Statement, item?: number): Promise<Statement> {
  try {
    const checked = checkStatement(statement);
    const schema = await findSchema(client, checked.schema);
    if (schema) decodeData(schema.definition, checked.data);
    return checked;
  } catch (error) {
    if (item === undefined || !isTallyError(error)) throw error;
    const message = `item ${item}: ${error.message}`;
    const values = { item, ...error.values };
    if (isTallyError(error, "DATA_MISMATCH")) throw evidenceError(error.code, message, values, error);
    if (isTallyError(error, "ARGUMENT_INVALID")) throw sdkError(error.code, message, values, error);
    if (isTallyError(error, "NOT_SECONDS")) throw sdkError(error.code, message, values, error);
    throw error;
  }
}

/**
 * Checks every statement of a batch before anything is sent.
 *
 * @throws as `checkItem`, with the item; `ANCHOR_DUPLICATE`.
 */
export async function checkItems(client: Client, statements: readonly Statement[]): Promise<Statement[]> {
  const domain = attestationsEip712Domain(client.deployment);
  const seen = new Map<string, number>();
  const checked: Statement[] = [];
  for (const [item, given] of statements.entries()) {
    const statement = await checkItem(client, given, item);
    const uid = uidOf(domain, statement);
    const first = seen.get(uid);
    if (first !== undefined) {
      throw evidenceError("ANCHOR_DUPLICATE", `item ${item} is item ${first} again: ${uid}`, { item, first, uid });
    }
    seen.set(uid, item);
    checked.push(statement);
  }
  return checked;
}
