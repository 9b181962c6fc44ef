import { type Interface, isError } from "ethers";
import { isTallyError, type TallyError } from "../../lib/errors.ts";
import { sdkError } from "./errors.ts";
import { nodeCode, nodeMessage } from "./node-message.ts";
import { decodeRevert } from "./revert.ts";

/** Runs something that talks to a node; whatever it throws becomes a typed error. `abis`: whose errors a revert may be. */
export async function rpc<T>(call: () => Promise<T>, abis: () => readonly Interface[] = () => []): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asTyped(error, abis);
  }
}

function asTyped(error: unknown, abis: () => readonly Interface[]): TallyError {
  if (isTallyError(error)) return error;
  if (isMalformed(error)) {
    const reason = (error as Error).message;
    return sdkError("RPC_UNREACHABLE", "the RPC endpoint answered, but not in JSON-RPC", { reason }, error);
  }
  if (isError(error, "INVALID_ARGUMENT")) return invalidArgument(error);
  const data = revertData(error);
  if (data !== undefined) return decodeRevert(data, abis(), error);
  const reason = nodeMessage(error);
  if (isUnreachable(error)) return sdkError("RPC_UNREACHABLE", "the RPC endpoint does not answer", { reason }, error);
  if (FAULTS.has(nodeCode(error))) return sdkError("NODE_FAULT", `the node failed: ${reason}`, { reason }, error);
  return sdkError("RPC_REFUSED", `the node refused: ${reason}`, { reason }, error);
}

/** What ethers says of a value that does not fit the ABI. */
export function invalidArgument(error: { argument?: string; value?: unknown; shortMessage?: string }): TallyError {
  const { argument: field = "(arguments)", value, shortMessage } = error;
  return sdkError("ARGUMENT_INVALID", `${field}: ${shortMessage}`, { field, value }, error);
}

/** Revert data, wherever a node or a library put it. */
function revertData(error: unknown): string | undefined {
  for (let at = error as Nested | undefined, depth = 0; at && depth < 6; depth++) {
    if (typeof at.data === "string" && at.data.startsWith("0x")) return at.data;
    if (typeof at.data?.data === "string") return at.data.data;
    at = at.info?.error ?? at.error ?? at.cause;
  }
  return isError(error, "CALL_EXCEPTION") && isRevert(error.info?.error as NodeError | undefined) ? "0x" : undefined;
}

/** ethers makes a CALL_EXCEPTION of whatever a node answers to a call, also of "internal error" and "limit exceeded". */
function isRevert(answer: NodeError | undefined): boolean {
  return answer === undefined || answer.code === 3 || /revert/i.test(answer.message ?? "");
}

/**
 * An answer that is no JSON, is not to what was asked, or lacks what every such answer has: a web page of something between, or a
 * node that is failing. What ethers throws then has no code of its own.
 */
function isMalformed(error: unknown): boolean {
  if (isError(error, "UNSUPPORTED_OPERATION")) return /^body(Json|Text)$/.test(error.operation);
  if (isError(error, "BAD_DATA"))
    return /^missing response|^invalid (value|numeric|BigNumberish)/.test(error.shortMessage);
  if (isError(error, "INVALID_ARGUMENT")) return error.argument.startsWith("%response");
  // Of a JSON null where ethers expects an object or a list.
  return error instanceof TypeError && /of null \(reading '(id|map)'\)/.test(error.message);
}

/** Of JSON-RPC 2.0, an internal error; and what Besu answers while it is behind the others, "Initial sync is still in progress", under load as well. */
const FAULTS: ReadonlySet<number | undefined> = new Set([-32_603, -32_008]);

interface NodeError {
  code?: number;
  message?: string;
}

interface Nested {
  data?: (string & { data?: never }) | { data?: unknown };
  info?: { error?: Nested };
  error?: Nested;
  cause?: Nested;
}

const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|socket hang up|failed to detect network|fetch failed/i;

function isUnreachable(error: unknown): boolean {
  if (error instanceof Error && error.name === "TimeoutError") return true;
  if (isError(error, "NETWORK_ERROR") || isError(error, "TIMEOUT") || isError(error, "SERVER_ERROR")) return true;
  return error instanceof Error && UNREACHABLE.test(`${error.message} ${(error as { code?: string }).code ?? ""}`);
}
