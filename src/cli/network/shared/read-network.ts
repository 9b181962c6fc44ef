import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Command } from "commander";
import type { Network } from "../../../network/model/network.ts";
import { parseNetwork } from "../../../network/model/parse-network.ts";
import { parseFrom, readJson } from "../../shared/files.ts";

/** A network as its folder has it. */
export interface NetworkFolder {
  /** Absolute path of the folder that the nodes' folders are below. */
  readonly root: string;
  readonly network: Network;
}

/** The option of the commands that cannot do without a network's folder. */
export const networkOption = (command: Command): Command =>
  command.option("--network <folder>", "folder with network.json", ".");

/**
 * The folder of a network, or the folder of one organisation in it, which has a network.json too.
 *
 * @throws `FILE_UNREADABLE`, `FILE_NOT_JSON`, `NETWORK_FILE_INVALID`.
 */
export function readNetwork(folder: string): NetworkFolder {
  const given = resolve(folder);
  const file = `${given}/network.json`;
  const json = readJson(file);
  const network = parseFrom(file, () => parseNetwork(json));
  const name = basename(given);
  const isOrganisation =
    network.nodes.some(({ organisation }) => organisation === name) && !existsSync(`${given}/${name}`);
  return { root: isOrganisation ? dirname(given) : given, network };
}
