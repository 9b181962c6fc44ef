import type { UnreadableBalance } from "../../../sdk/custody/actions/list-inventory.ts";
import type { UnreadableUnit } from "../../../sdk/custody/model/units-on-chain.ts";
import type { Cli } from "../../shared/cli.ts";
import { oneLine } from "../../shared/printable.ts";
import { showSite } from "./values.ts";

/** Says what a list leaves out, and why: one line for each. */
export function warn(cli: Cli, unreadable: readonly (UnreadableUnit | UnreadableBalance)[]): void {
  for (const each of unreadable) {
    const what =
      "unit" in each
        ? `unit ${oneLine(each.identifier)} of organisation ${each.custodian}`
        : `the account of organisation ${each.org}, site ${showSite(each.site)}, flow ${each.flow}, class ${each.class}`;
    cli.note(`warning: ${what} is left out: ${each.field} is ${each.value}, too large to compute with`);
  }
}
