import { getOrganisation } from "../../../sdk/members/actions/members/get-organisation.ts";
import { getSplitTree } from "../../../sdk/receivables/actions/receivables/get-split-tree.ts";
import { drawSplitTree } from "../../../sdk/receivables/tree/draw-split-tree.ts";
import { showSplitTree } from "../../../sdk/receivables/tree/show-split-tree.ts";
import type { Parcel } from "../../../sdk/receivables/tree/split-tree.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash, showMoney } from "../../shared/amounts.ts";

interface TreeOptions {
  readonly svg?: string;
}

export const verb: Verb<[receivable: string, options: TreeOptions]> = {
  takes: (command) =>
    command.argument("<receivable>", "its id", hash).option("--svg <file>", "draw it into this file, as SVG"),
  async run(cli, receivable, { svg }) {
    const client = await cli.client();
    const tree = await getSplitTree(client, { receivable });
    const names = new Map<number, string>();
    const learn = async ({ org, parcels }: Parcel): Promise<void> => {
      if (org !== 0 && !names.has(org)) names.set(org, (await getOrganisation(client, { org })).name);
      for (const each of parcels) await learn(each);
    };
    await learn(tree);
    const words = { nameOf: ({ org, holder }: Parcel) => names.get(org) ?? holder, amount: showMoney };
    if (svg !== undefined) writeOutput(svg, drawSplitTree(tree, words));
    cli.result(showSplitTree(tree, words), { ok: true, receivable, tree, ...(svg !== undefined && { svg }) });
  },
};
