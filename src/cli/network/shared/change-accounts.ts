import { getAddress, isAddress } from "ethers";
import { requireResult } from "../../../network/rpc/require-result.ts";
import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { openRpc } from "./open-rpc.ts";

/** The command that changes whose transactions a node takes; the node writes it into its permissions_config.toml. */
export function accountVerb(method: string, effect: string): Verb<[accounts: readonly string[]]> {
  return {
    takes: (command) => command.argument("<addresses...>", "of accounts that send transactions"),
    async run(cli, given) {
      const wrong = given.find((each) => !isAddress(each));
      if (wrong !== undefined) throw fault("USAGE", `${wrong} is no address`, { value: wrong });
      const accounts = given.map((each) => getAddress(each));
      const rpc = await openRpc(cli);
      await requireResult(
        rpc,
        method,
        accounts.map((each) => each.toLowerCase()),
      );
      const text = [
        `${rpc.url} ${effect} ${accounts.join(", ")}.`,
        "It holds at this node. Do the same at every validator, and change `accounts` in network.json.",
      ];
      cli.result(text.join("\n"), { ok: true, accounts });
    },
  };
}
