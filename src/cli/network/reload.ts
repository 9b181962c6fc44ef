import { requireResult } from "../../network/rpc/require-result.ts";
import type { Verb } from "../shared/verb.ts";
import { openRpc } from "./shared/open-rpc.ts";

/** Lists by the calls that give them; one that is switched off gives none. */
const LISTS = { nodes: "perm_getNodesAllowlist", accounts: "perm_getAccountsAllowlist" } as const;

export const verb: Verb<[]> = {
  async run(cli) {
    const rpc = await openRpc(cli);
    await requireResult(rpc, "perm_reloadPermissionsFromFile");
    const sizeOf = async (method: string) => {
      const answer = await rpc.call(method);
      return answer.ok && Array.isArray(answer.result) ? answer.result.length : null;
    };
    const [nodes, accounts] = [await sizeOf(LISTS.nodes), await sizeOf(LISTS.accounts)];
    const said = (count: number | null) => count ?? "all: their list is switched off";
    const text = `${rpc.url} has read its lists again. Nodes: ${said(nodes)}. Accounts: ${said(accounts)}.`;
    cli.result(text, { ok: true, nodes, accounts });
  },
};
