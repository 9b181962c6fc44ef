import { Wallet } from "ethers";
import type { Verb } from "../shared/verb.ts";
import { keep } from "./shared/keep.ts";

export const verb: Verb<[name: string]> = {
  takes: (command) => command.argument("<name>", "letters, digits, - and _"),
  run: (cli, name) => keep(cli, name, () => Wallet.createRandom().privateKey),
};
