import type { Launch } from "../system/system.ts";
import type { FoundBesu } from "./find-besu.ts";
import { configOption, type LocalNode } from "./local-node.ts";

/** Name of a node's container. */
export const containerOf = ({ name }: Pick<LocalNode, "name">): string => `tally-${name}`;

/**
 * How a node is started. Docker runs it in the foreground, with the machine's network and its folder under the same path: its client is
 * a process like Besu's own, and passes signals on.
 *
 * @param user Who owns the files, as `UID:GID`: the image's own user could not read the key.
 */
export function launchOf(besu: FoundBesu, node: LocalNode, root: string, user: string | undefined): Launch {
  const { home: folder, logFile: log } = node;
  const options = [configOption(node)];
  if (besu.kind === "program") return { command: besu.path, args: options, folder, log };
  const args = [
    ...["run", "--rm", "--name", containerOf(node), "--network", "host"],
    ...(user === undefined ? [] : ["--user", user]),
    ...["--volume", `${root}:${root}`, "--workdir", folder],
    besu.image,
  ];
  return { command: besu.path, args: [...args, ...options], folder, log };
}
