import { decimalText } from "../../sdk/core/decimal-text.ts";
import { listInventory } from "../../sdk/custody/actions/list-inventory.ts";
import { listProfiles } from "../../sdk/custody/actions/list-profiles.ts";
import { table } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { warn } from "./shared/unreadable.ts";
import { showSite } from "./shared/values.ts";

interface InventoryOptions {
  readonly org?: number;
  readonly flow?: number;
}

const SUMS = ["taken", "given", "destroyed", "lost", "stock"] as const;

export const verb: Verb<[options: InventoryOptions]> = {
  takes: (command) =>
    command
      .option("--org <organisation>", "of one organisation", wholeNumber)
      .option("--flow <flow>", "of one flow", wholeNumber),
  async run(cli, options) {
    const client = await cli.client();
    const { accounts, unreadable } = await listInventory(client, options);
    const profiles = new Map((await listProfiles(client)).map(({ flow, profile }) => [flow, profile]));
    const rows = accounts.map(({ org, site, flow, class: class_, items, ...sums }) => {
      const { scale = 0, classes = [] } = profiles.get(flow) ?? {};
      const amounts = SUMS.map((sum) => decimalText(sums[sum], scale));
      return [org, showSite(site), flow, classes[class_]?.name ?? class_, ...amounts, items];
    });
    warn(cli, unreadable);
    const headings = ["organisation", "site", "flow", "class", ...SUMS, "items"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, accounts, unreadable });
  },
};
