import { getAddress, isAddress } from "ethers";
import { requireResult } from "../../../network/rpc/require-result.ts";
import { fault } from "../../shared/errors.ts";
import type { Verb } from "../../shared/verb.ts";
import { openRpc } from "./open-rpc.ts";
import { readNetwork } from "./read-network.ts";
import { describeNetworkFile, writeNetwork } from "./write-network.ts";

/** A change of whose transactions a node takes. */
export interface AccountChange {
  /** The node's call, which writes its permissions_config.toml. */
  readonly method: string;
  readonly effect: string;
  /** The list of network.json as it is after the change; all in lower case. */
  readonly change: (had: readonly string[], accounts: readonly string[]) => readonly string[];
}

export interface AccountOptions {
  readonly network?: string;
}

/** The command that makes such a change, in network.json too where its folder is given. */
export function accountVerb({
  method,
  effect,
  change,
}: AccountChange): Verb<[accounts: readonly string[], options: AccountOptions]> {
  return {
    takes: (command) =>
      command
        .argument("<addresses...>", "of accounts that send transactions")
        .option("--network <folder>", "folder whose network.json is changed too"),
    async run(cli, given, { network: folder }) {
      const wrong = given.find((each) => !isAddress(each));
      if (wrong !== undefined) throw fault("USAGE", `${wrong} is no address`, { value: wrong });
      const accounts = given.map((each) => getAddress(each));
      const lower = accounts.map((each) => each.toLowerCase());
      // Before the node changes its list.
      const found = folder === undefined ? undefined : readNetwork(folder);
      const rpc = await openRpc(cli);
      await requireResult(rpc, method, lower);
      const said = `${rpc.url} ${effect} ${accounts.join(", ")}.`;
      const elsewhere = "It holds at this node. Do the same at every validator";
      if (folder === undefined || found === undefined) {
        const text = `${said}\n${elsewhere}, and change network.json: with --network this command does.`;
        return cli.result(text, { ok: true, accounts });
      }
      const { network } = found;
      const had = network.accounts.map((each) => each.toLowerCase());
      const written = writeNetwork(folder, { ...network, accounts: change(had, lower) });
      const text = [said, `${elsewhere}.`, describeNetworkFile(written)];
      cli.result(text.join("\n"), { ok: true, accounts, ...written });
    },
  };
}
