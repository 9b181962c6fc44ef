import type { Client } from "../../core/client.ts";
import { requireBlock } from "../../core/require-block.ts";
import { checkNumber } from "../../core/whole.ts";
import { listAgreements } from "../actions/agreements/list-agreements.ts";
import { listResources } from "../actions/catalog/list-resources.ts";
import { type AccessLine, accessLines } from "./access-line.ts";
import { type AgreementLine, agreementLine } from "./agreement-line.ts";
import { type ResourceLine, resourceLine } from "./resource-line.ts";

/** What an owner of data sees: `OWNER_SCREEN_SCHEMA` is its form as JSON. */
export interface OwnerScreen {
  /** Organisation. */
  readonly org: number;
  /** Time of the newest block when it was read, in seconds since 1970. */
  readonly at: number;
  readonly resources: readonly ResourceLine[];
  /** Requests that it has to answer. */
  readonly waiting: readonly AgreementLine[];
  /** What was agreed, what is over as well. */
  readonly agreements: readonly AgreementLine[];
  readonly accesses: readonly AccessLine[];
  /** Accesses that are disputed, or were. */
  readonly disputes: readonly AccessLine[];
}

export interface ReadOwnerScreenParameters {
  /** Organisation whose data they are. */
  readonly org: number;
}

const NEGOTIATED = ["Requested", "Offered", "Countered", "Terminated"];
const DISPUTED = ["Disputed", "Upheld", "Dismissed"];

/**
 * Reads what an owner of data sees. What happens meanwhile may be in one part of it and not yet in another.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { readOwnerScreen } from "tallystick/data";
 *
 * const { waiting, disputes } = await readOwnerScreen(client, { org: 1 });
 */
export async function readOwnerScreen(client: Client, parameters: ReadOwnerScreenParameters): Promise<OwnerScreen> {
  const org = checkNumber("org", parameters.org);
  const { timestamp: at } = await requireBlock(client.provider, "latest");
  const resources: ResourceLine[] = [];
  for (const listed of await listResources(client, { owner: org })) resources.push(await resourceLine(client, listed));
  const found = await listAgreements(client, { provider: org });
  const lines = found.map(agreementLine);
  const accesses = await accessLines(client, found);
  return {
    org,
    at,
    resources,
    waiting: lines.filter(({ turn }) => turn === "provider"),
    agreements: lines.filter(({ state }) => !NEGOTIATED.includes(state)),
    accesses,
    disputes: accesses.filter(({ state }) => DISPUTED.includes(state)),
  };
}
