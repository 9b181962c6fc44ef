import { bindAct, type Due, type DueAct, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import { encodeCall } from "../../core/encode.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { custodyContract } from "../contracts.ts";
import { findUnit, type UnitFound } from "../model/unit-on-chain.ts";

const FLAG: DueAct<string> = {
  most: 1,
  async call(client, [unit = ""]) {
    const contract = custodyContract(client);
    return { to: await contract.getAddress(), data: encodeCall(contract, "flagOverdue", [unit]) };
  },
};

/** Phases in which a unit's clock runs. */
const RUNNING: readonly UnitFound["phase"][] = ["Active", "Returning", "Disputed"];

/** What falls due in custody: a unit stays in its step longer than its rule allows. What is in a container is as late as that. */
export const custodyDue: DueSource = {
  domain: "custody",
  contracts: [custodyContract],
  kinds: { "custody.overdue": true },
  open(client) {
    /** Units, and how many events told of them. */
    const units = new Map<string, { readonly unit: string; readonly identifier: string; version: number }>();
    const found = memo<UnitFound>();
    return {
      take(event) {
        const { name, args } = event as StreamedEvent<typeof custodyContract>;
        if (name === "UnitCreated") units.set(args.unit, { unit: args.unit, identifier: args.identifier, version: 0 });
        // For ever: nobody has to ask about them again.
        if (name === "UnitLost" || name === "UnitDestroyed") units.delete(args.unit);
        for (const told of Object.values(args).flat()) {
          const unit = typeof told === "string" ? units.get(told) : undefined;
          if (unit) unit.version++;
        }
      },
      list: () =>
        listEach(
          [...units.values()],
          ({ unit }) => unit,
          async ({ unit, identifier, version }) =>
            clockOf(await found(unit, version, () => findUnit(client, unit, identifier))),
        ),
    };
  },
};

function clockOf({ unit, custodian, parent, phase, dueAt, isOverdue }: UnitFound): Due[] {
  if (parent !== null || dueAt === 0 || isOverdue || !RUNNING.includes(phase)) return [];
  const outcome = "it stays in its step too long: that is put on record";
  const act = bindAct(FLAG, unit);
  return [{ kind: "custody.overdue", subject: unit, orgs: [custodian], dueAt: dueAt + 1, outcome, act }];
}
