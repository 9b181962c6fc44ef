import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber } from "../../../core/whole.ts";
import { getCreditLimit } from "../../../settlement/actions/limits/get-credit-limit.ts";
import { getGroupLimit } from "../../../settlement/actions/limits/get-group-limit.ts";
import { limitsContract } from "../../../settlement/contracts.ts";
import { LIMIT_KINDS, type LimitKind } from "../../../settlement/model/limit-kind.ts";

export interface ListExposuresParameters {
  /** Organisation that takes the risk; all if left out. */
  readonly financier?: number;
  /** Organisation that it is a risk on: the obligor, or a seller under recourse; all if left out. */
  readonly counterparty?: number;
}

/** What an organisation risks on another. */
export interface Exposure {
  readonly financier: number;
  readonly counterparty: number;
  readonly kind: LimitKind;
  /** Group of the financier's that the counterparty is in; 0 for none. */
  readonly group: number;
  readonly cap: bigint;
  readonly used: bigint;
  readonly suspended: boolean;
}

/** What an organisation risks on a group of others. */
export interface GroupExposure {
  readonly financier: number;
  readonly group: number;
  readonly kind: LimitKind;
  /** Group that it is within; 0 for none. */
  readonly within: number;
  readonly cap: bigint;
  readonly used: bigint;
}

export interface ListExposuresReturnType {
  readonly exposures: readonly Exposure[];
  /** None where a counterparty is asked for. */
  readonly groups: readonly GroupExposure[];
}

/**
 * What organisations risk on others and on groups of them, beside the limits that they set, in the order of financier and counterparty. Without a
 * limit there is no risk, so the limits that were ever set name them all.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listExposures } from "tallystick/receivables";
 *
 * const { exposures } = await listExposures(client, { counterparty: 2 });
 * for (const { financier, kind, used, cap } of exposures) console.log(financier, kind, used, cap);
 */
export async function listExposures(
  client: Client,
  parameters: ListExposuresParameters = {},
): Promise<ListExposuresReturnType> {
  const financier = optional("financier", parameters.financier);
  const counterparty = optional("counterparty", parameters.counterparty);
  const limits = limitsContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Limits", "settlement");
  const set = new Map<string, Pick<Exposure, "financier" | "counterparty" | "kind">>();
  for await (const { args } of queryEvents(client, limits, limits.filters.LimitSet(financier, counterparty), {
    fromBlock,
  })) {
    const parties = { financier: Number(args.principal), counterparty: Number(args.counterparty) };
    const key = { ...parties, kind: kindOf(args.kind) };
    set.set(Object.values(key).join(), key);
  }
  const exposures: Exposure[] = [];
  for (const key of [...set.values()].sort(inOrder)) {
    const { version: _, ...limit } = await getCreditLimit(client, { ...key, principal: key.financier });
    exposures.push({ ...key, ...limit });
  }
  const groups = counterparty === undefined ? await groupsOf(client, financier, fromBlock) : [];
  return { exposures, groups };
}

async function groupsOf(client: Client, financier: number | undefined, fromBlock: number): Promise<GroupExposure[]> {
  const limits = limitsContract(client);
  const set = new Map<string, Pick<GroupExposure, "financier" | "group" | "kind">>();
  for await (const { args } of queryEvents(client, limits, limits.filters.GroupLimitSet(financier), { fromBlock })) {
    const key = { financier: Number(args.principal), group: Number(args.group), kind: kindOf(args.kind) };
    set.set(Object.values(key).join(), key);
  }
  const groups: GroupExposure[] = [];
  for (const key of [...set.values()].sort((a, b) => a.financier - b.financier || a.group - b.group)) {
    const { version: _, ...limit } = await getGroupLimit(client, { ...key, principal: key.financier });
    groups.push({ ...key, ...limit });
  }
  return groups;
}

const optional = (field: string, value: number | undefined) =>
  value === undefined ? undefined : checkNumber(field, value);

const kindOf = (value: bigint) =>
  Object.entries(LIMIT_KINDS).find(([, number]) => number === Number(value))?.[0] as LimitKind;

const inOrder = (a: Pick<Exposure, "financier" | "counterparty" | "kind">, b: typeof a) =>
  a.financier - b.financier || a.counterparty - b.counterparty || LIMIT_KINDS[a.kind] - LIMIT_KINDS[b.kind];
