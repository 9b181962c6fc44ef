import type { FindingEntry } from "./entry.ts";

/** What is found in a node that does not answer. */
export const STOPPED = {
  "node-stopped": {
    severity: "fault",
    means: "The node does not run, or neither by `tally network up` nor by its unit, and does not answer.",
    remedy:
      "Mend what is found beside this, then start it: tally network up, or systemctl start besu@NODE. If nothing else is found, see its log: tally network logs.",
  },
  "node-silent": {
    severity: "passing",
    means: "The node's process is there and does not answer yet: it takes half a minute and more to start.",
    remedy: "Look again in a minute. If it stays silent: its log, rpc-http-enabled and rpc-http-port in config.toml.",
  },
  "besu-missing": {
    severity: "fault",
    means: "There is nothing on this machine that could run the node.",
    remedy: "Unpack a release of Besu and set BESU_HOME to its folder, or put its bin/ on PATH; or start Docker.",
  },
  "java-wrong": {
    severity: "fault",
    means: "The Java of this machine is older than Besu needs, or there is none: the node cannot start.",
    remedy: "Install the JDK that is named (25 from Besu 26.6 on) and set JAVA_HOME to it.",
  },
  "port-taken": {
    severity: "fault",
    means: "Another program listens on a port of the node, so it cannot start.",
    remedy:
      "Stop that program, or a node that was started otherwise; or change the port in config.toml, in network.json and in the others' static-nodes.json.",
  },
  "config-refused": {
    severity: "fault",
    means: "Besu does not understand the node's config.toml, and does not start.",
    remedy: "Compare it with what `tally network init` writes: tally network check says which option is not known.",
  },
  "data-foreign": {
    severity: "fault",
    means: "The node's data folder is of a network with another genesis: Besu refuses to start with it.",
    remedy: "If genesis.json is the right one, move data/ away and start the node: it gets the chain from the others.",
  },
  "data-in-use": {
    severity: "fault",
    means: "Another process has the node's data folder open.",
    remedy: "A node of the same folder runs that `tally network up` did not start: stop it first.",
  },
} as const satisfies Record<string, FindingEntry>;
