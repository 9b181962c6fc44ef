import { readText } from "../../shared/files.ts";
import type { NetworkFolder } from "./read-network.ts";
import { readerBelow } from "./require-consistent.ts";

/** The genesis.json of a network: that beside network.json, or that of an organisation whose folder is here. @throws `FILE_UNREADABLE`. */
export function readGenesis({ root, network }: NetworkFolder): string {
  const read = readerBelow(root);
  const files = ["genesis.json", ...network.nodes.map(({ organisation }) => `${organisation}/genesis.json`)];
  const text = files.map(read).find((each) => each !== undefined);
  return text ?? readText(`${root}/genesis.json`);
}
