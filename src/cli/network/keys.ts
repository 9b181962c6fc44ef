import { join } from "node:path";
import { planKeys } from "../../network/init/plan-keys.ts";
import { newTokenKey } from "../../network/init/token-key.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { newNodeKey } from "./shared/new-node-key.ts";
import { requireFree, writePlanned } from "./shared/write-planned.ts";

interface Options {
  readonly host: string;
  readonly out: string;
  readonly validators: number;
  readonly accounts?: readonly string[];
  readonly jwt: boolean;
}

export const verb: Verb<[name: string, options: Options]> = {
  takes: (command) =>
    command
      .argument("<organisation>", "name of its folder: lower case letters, digits and hyphens")
      .requiredOption("--host <address>", "IPv4 address of its machine")
      .requiredOption("--out <folder>", "folder to write its folder in, where there must be none of that name")
      .option(
        "--validators <n>",
        "nodes of it that are validators; with 0 it has one node that is none",
        wholeNumber,
        1,
      )
      .option("--accounts <list>", "accounts that send transactions for it", (text: string) => text.split(","))
      .option("--jwt", "a key for bearer tokens too, for a network with --rpc-access jwt", false),
  run(cli, name, { host, out, validators, accounts, jwt }) {
    const given = { name, host, validators };
    const planned = planKeys({
      organisation: accounts === undefined ? given : { ...given, accounts },
      newKey: newNodeKey,
      ...(jwt && { newTokenKey }),
    });
    const folder = join(out, name);
    requireFree(folder);
    writePlanned(out, planned.files);
    const { organisation, keys } = planned;
    const text = [
      ...keys.map(({ address }, n) => `${join(folder, `${name}-${n + 1}`)}/key  ${address}`),
      `next: keep a copy of the keys in a second place, encrypted; give ${join(folder, "organisation.json")} to the others, and nothing else.`,
    ];
    const nodes = keys.map(({ address, publicKey }) => ({ address, publicKey }));
    cli.result(text.join("\n"), { ok: true, folder, organisation, nodes });
  },
};
