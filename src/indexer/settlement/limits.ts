import { limitsContract } from "../../sdk/settlement/contracts.ts";
import { LIMIT_KINDS, type LimitKind } from "../../sdk/settlement/model/limit-kind.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { GROUP_LIMIT, LIMIT } from "./tables.ts";

const KINDS: ReadonlyMap<number, LimitKind> = new Map(
  Object.entries(LIMIT_KINDS).map(([kind, number]) => [number, kind as LimitKind]),
);

interface Named {
  readonly principal: string;
  readonly counterparty: string;
  readonly kind: string;
}

/** What organisations risk on others, beside the limits that they set. */
export const limitsProjection = projection(
  limitsContract,
  {},
  {
    async LimitSet({ cap, group, ...named }, event, rows) {
      const { kind, ...key } = keyOf(named);
      const before = await rows.get(LIMIT, key);
      const began = before ?? { used: "0", ...happened(event) };
      const set = { cap, group: int(group), suspended: false, changedAt: event.time };
      rows.put(LIMIT, { ...began, ...key, kind, ...set });
    },
    async GroupLimitSet({ principal, group, kind: kindNumber, cap, within }, event, rows) {
      const key = { principal: int(principal), group: int(group), kindNumber: int(kindNumber) };
      const before = await rows.get(GROUP_LIMIT, key);
      const began = before ?? { used: "0", ...happened(event) };
      const set = { cap, within: int(within), changedAt: event.time };
      rows.put(GROUP_LIMIT, { ...began, ...key, kind: kindOf(key.kindNumber), ...set });
    },
    LimitUsed: ({ amount, ...named }, { time }, rows) => use(rows, named, BigInt(amount), time),
    LimitFreed: ({ amount, ...named }, { time }, rows) => use(rows, named, -BigInt(amount), time),
    LimitSuspended: (named, { time }, rows) => {
      const { kind: _, ...key } = keyOf(named);
      return rows.patch(LIMIT, key, { suspended: true, changedAt: time });
    },
  },
  true,
);

/** The contract has no other kinds; one of a later version would be told by its number. */
const kindOf = (number: number): LimitKind => KINDS.get(number) ?? (String(number) as LimitKind);

function keyOf({ principal, counterparty, kind }: Named) {
  const kindNumber = int(kind);
  return { principal: int(principal), counterparty: int(counterparty), kindNumber, kind: kindOf(kindNumber) };
}

/** Of the counterparty's limit, and of all groups that it is within. */
async function use(rows: Rows, named: Named, more: bigint, time: number): Promise<void> {
  const { kind: _, ...key } = keyOf(named);
  const found = await rows.get(LIMIT, key);
  if (found === undefined) return;
  rows.put(LIMIT, { ...found, used: `${BigInt(found.used) + more}`, changedAt: time });
  const { principal, kindNumber } = key;
  for (let group = found.group; group !== 0; ) {
    const above = await rows.get(GROUP_LIMIT, { principal, group, kindNumber });
    if (above === undefined) return;
    rows.put(GROUP_LIMIT, { ...above, used: `${BigInt(above.used) + more}`, changedAt: time });
    group = above.within;
  }
}
