import { join } from "node:path";
import { type Outcome, tally } from "./command-line.ts";
import type { Consortium } from "./consortium.ts";

/** A node as `tally network up`, `status` and `down` show it. */
export interface ShownNode {
  readonly name: string;
  readonly pid: number;
  readonly [field: string]: unknown;
}

/** `tally --json network` at a network's folder. */
export function networkCommands({ root, env, network: { nodes } }: Consortium) {
  const network = (verb: string, ...args: string[]): Promise<Outcome> =>
    tally(["--json", "network", verb, "--network", root, ...args], env);
  return {
    network,
    /** The nodes that a command shows. Throws what it says when it fails. */
    nodesOf({ json }: Outcome) {
      const { nodes, error } = json();
      if (error !== undefined) throw new Error(`${error.code} ${JSON.stringify(error.values)}`);
      return nodes as readonly ShownNode[];
    },
    /** Exit code and error code of a command that fails, and the error's values. */
    async fails(verb: string, ...args: string[]) {
      const { exitCode, json } = await network(verb, ...args);
      return { is: `${exitCode} ${json().error.code}`, values: json().error.values };
    },
    pidFile(name: string) {
      const { folder = "" } = nodes.find((node) => node.name === name) ?? {};
      return join(root, folder, "data/besu.pid");
    },
  };
}
