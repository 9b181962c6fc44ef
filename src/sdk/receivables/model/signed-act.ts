import { deployedContract } from "../../core/deployment.ts";
import { amountText } from "../../core/json/json-amounts.ts";
import { address, any, bytes32, hex, list, object, text, uint, whole } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { receivablesError } from "../errors.ts";
import { checkDilution, type Dilution } from "./dilution.ts";
import type { ReceivablesAt } from "./eip712.ts";
import type { Receivable } from "./receivable.ts";
import { buildConfirmation, type Undertaking } from "./undertaking.ts";

const VERSION = 1;
const amount = amountText(78);
const TERMS = object({
  creditor: uint(32),
  holder: address,
  obligor: uint(32),
  guarantor: uint(32),
  face: amount,
  cash: address,
  calendar: text,
  dueDate: text,
  graceDays: uint(8),
  lateRate: uint(16),
  documents: bytes32,
  keys: list(bytes32),
  salt: bytes32,
});
const UNDERTAKING = { receivables: list(TERMS), deadline: uint(48), maker: hex };
const DILUTION = object({ receivable: bytes32, holder: address, amount, creditNote: bytes32, deadline: uint(48) });

/** An undertaking with its maker's signature, on its way to the checker. */
export interface MadeUndertaking extends Undertaking {
  readonly maker: string;
}

/** A dilution with the signatures that it has so far. */
export interface MadeDilution {
  readonly dilution: Dilution;
  /** By the holder. */
  readonly signature: string;
  /** By a checker of the creditor. */
  readonly checker?: string;
  /** By the obligor's maker. */
  readonly maker?: string;
}

/** Which act a message is about. */
export type SignedAct = "confirmation" | "guarantee" | "dilution";

/** What somebody signed, as a message to who signs next. */
export function signedActMessage(
  deployment: ReceivablesAt,
  act: SignedAct,
  made: MadeUndertaking | MadeDilution,
): string {
  const addressed = { format: formatOf(act), version: VERSION, chainId: deployment.chainId, at: addressOf(deployment) };
  const plain = (_: string, value: unknown) => {
    if (typeof value !== "bigint") return value;
    return String(value);
  };
  return JSON.stringify({ ...addressed, ...plainDeadline(made) }, plain, 2);
}

/**
 * Reads an undertaking that its maker signed. Strict: each field is there once, has the right form, and there is no other. Says nothing about
 * who signed it: the chain does.
 *
 * @throws `JSON_INVALID`; `SIGNED_ACT_INVALID` with the field and its value, also where it is for another deployment; `ARGUMENT_INVALID`,
 * `DATE_INVALID`.
 */
export function parseMadeUndertaking(
  json: string,
  act: "confirmation" | "guarantee",
  deployment: ReceivablesAt,
): MadeUndertaking {
  const message = read(json, act, deployment, object({ ...ADDRESSED, ...UNDERTAKING })) as MadeUndertaking;
  const receivables = message.receivables.map((terms): Receivable => ({ ...terms, face: BigInt(terms.face) }));
  return { ...buildConfirmation({ receivables, deadline: message.deadline }), maker: message.maker };
}

/** Reads a dilution. @throws as `parseMadeUndertaking`. */
export function parseMadeDilution(json: string, deployment: ReceivablesAt): MadeDilution {
  const form = object({ ...ADDRESSED, dilution: DILUTION, signature: hex }, { checker: hex, maker: hex });
  const { dilution, signature, checker, maker } = read(json, "dilution", deployment, form) as MadeDilution;
  const checked = checkDilution({ ...dilution, amount: BigInt(dilution.amount) });
  const others = { ...(checker !== undefined && { checker }), ...(maker !== undefined && { maker }) };
  return { dilution: checked, signature, ...others };
}

/** Reads terms of a receivable. @throws `JSON_INVALID`, `SIGNED_ACT_INVALID`. */
export function parseTerms(json: string): Receivable {
  const terms = parseJson(json);
  TERMS(terms, "", refuse);
  const { face, ...rest } = terms as unknown as Receivable;
  return { ...rest, face: BigInt(face) };
}

const ADDRESSED = { format: any, version: any, chainId: whole, at: address };
const formatOf = (act: SignedAct) => `tallystick-receivables-${act}`;
const addressOf = (deployment: ReceivablesAt) => deployedContract(deployment, "Receivables", "receivables").address;

/** Deadlines are numbers in JSON; amounts are not, as they can be larger. */
function plainDeadline(made: MadeUndertaking | MadeDilution): object {
  if ("dilution" in made) return { ...made, dilution: { ...made.dilution, deadline: Number(made.dilution.deadline) } };
  return { ...made, deadline: Number(made.deadline) };
}

function read(json: string, act: SignedAct, deployment: ReceivablesAt, form: ReturnType<typeof object>): unknown {
  const message = parseJson(json);
  const found = (typeof message === "object" && message !== null ? message : {}) as Record<string, unknown>;
  if (found.format !== formatOf(act)) refuse("format", found.format, `"${formatOf(act)}"`);
  if (found.version !== VERSION) refuse("version", found.version, String(VERSION));
  form(message, "", refuse);
  if (found.chainId !== deployment.chainId) refuse("chainId", found.chainId, `${deployment.chainId}, this chain`);
  if (found.at !== addressOf(deployment)) refuse("at", found.at, `${addressOf(deployment)}, this deployment`);
  return message;
}

function refuse(field: string, value: unknown, expected: string): never {
  const message = `receivables: ${field} should be ${expected}, is ${JSON.stringify(value)}`;
  throw receivablesError("SIGNED_ACT_INVALID", message, { field, value });
}
