import { hexlify, randomBytes } from "ethers";
import { checkAddress, checkBytes, checkBytes32, checkTime } from "../../../core/check.ts";
import { NO_SUBJECT, NOTHING_REPLACED, type Statement } from "./statement.ts";

export interface CreateStatementParameters {
  readonly schema: string;
  readonly attester: string;
  /** ABI encoding under the schema's definition, see `encodeData`. */
  readonly data: string;
  /** What it is about; nothing if left out. */
  readonly subject?: string;
  /** Last second at which it holds; without end if left out or 0. */
  readonly validUntil?: bigint | number;
  /** Uid of the statement that this one corrects. */
  readonly replaces?: string;
  /** Random if left out. Given only to make the same statement again. */
  readonly salt?: string;
}

/**
 * Makes a statement, every field checked.
 *
 * @throws `ARGUMENT_INVALID`; `NOT_SECONDS` when `validUntil` is in milliseconds.
 *
 * @example
 * import { createStatement, encodeData } from "tallystick/evidence";
 *
 * const data = encodeData("uint64 weight,string unit", { weight: 1250n, unit: "kg" });
 * const statement = createStatement({ schema, attester, data });
 */
export function createStatement(parameters: CreateStatementParameters): Statement {
  const { data } = parameters;
  const statement = {
    subject: NO_SUBJECT,
    validUntil: 0n,
    replaces: NOTHING_REPLACED,
    ...parameters,
    salt: parameters.salt ?? hexlify(randomBytes(32)),
  };
  return checkStatement({ ...statement, validUntil: checkTime("validUntil", statement.validUntil), data });
}

/**
 * A statement with every field checked, and ids and bytes in one spelling.
 *
 * @param where What the fields are named after, "statements[3]." in a batch.
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 */
export function checkStatement(statement: Statement, where = ""): Statement {
  checkBytes(`${where}data`, statement.data);
  return {
    schema: checkBytes32(`${where}schema`, statement.schema),
    attester: checkAddress(`${where}attester`, statement.attester),
    subject: checkBytes32(`${where}subject`, statement.subject),
    validUntil: checkTime(`${where}validUntil`, statement.validUntil),
    replaces: checkBytes32(`${where}replaces`, statement.replaces),
    salt: checkBytes32(`${where}salt`, statement.salt),
    data: hexlify(statement.data),
  };
}
