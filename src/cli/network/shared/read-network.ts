import { resolve } from "node:path";
import type { Command } from "commander";
import type { Network } from "../../../network/model/network.ts";
import { parseNetwork } from "../../../network/model/parse-network.ts";
import { parseFrom, readJson } from "../../shared/files.ts";

/** A network as its folder has it. */
export interface NetworkFolder {
  /** Absolute path. */
  readonly root: string;
  readonly network: Network;
}

/** The option of the commands that cannot do without a network's folder. */
export const networkOption = (command: Command): Command =>
  command.option("--network <folder>", "folder with network.json", ".");

/** @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`, `NETWORK_FILE_INVALID`. */
export function readNetwork(folder: string): NetworkFolder {
  const root = resolve(folder);
  const file = `${root}/network.json`;
  const json = readJson(file);
  return { root, network: parseFrom(file, () => parseNetwork(json)) };
}
