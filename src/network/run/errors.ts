import { type CatalogueEntry, TallyError } from "../../lib/errors.ts";

/** What running a network, looking at it and voting in it can fail with. */
export const NETWORK_RUN_CATALOGUE = {
  BESU_MISSING: {
    retryable: false,
    meaning:
      "No Besu was found to run the nodes: neither as a program, nor as an image that a Docker daemon could run.",
    remedy:
      "Unpack a release of https://github.com/besu-eth/besu/releases and set BESU_HOME to its folder, or put its bin/ on PATH; or start Docker. `values.looked` says where it was looked for.",
  },
  BESU_FAILED: {
    retryable: false,
    meaning: "Besu was found and does not start.",
    remedy: "`values.output` is what it said. Check that the release was unpacked whole.",
  },
  JAVA_MISSING: {
    retryable: false,
    meaning: "Besu was found, and no Java to run it.",
    remedy: "Install the JDK of `values.needed` (25 from Besu 26.6 on) and set JAVA_HOME, or put its java on PATH.",
  },
  JAVA_WRONG: {
    retryable: false,
    meaning: "The Java that was found is older than Besu needs.",
    remedy: "Install the JDK of `values.needed` and set JAVA_HOME to it; `values.java` is the one that was taken.",
  },
  NODE_PORT_TAKEN: {
    retryable: false,
    meaning: "A port that a node needs is in use, or two nodes are to have the same.",
    remedy:
      "Stop the program that listens there, or change the port in the node's config.toml, in network.json and in the others' static-nodes.json.",
  },
  NODE_FILES_WRONG: {
    retryable: false,
    meaning:
      "The files of a node are not those that it may be started with: its key, or its genesis. Nothing was started.",
    remedy: "Each finding in `values.findings` says what was seen and what to do.",
  },
  NODE_STARTING: {
    retryable: true,
    meaning: "Another process is starting the node at this moment. What was started before it was stopped.",
    remedy: "Wait for the other one, `values.pid`, and see `tally network status`.",
  },
  NODE_CONTAINER_LEFT: {
    retryable: false,
    meaning: "A container of an earlier start is there, and its Docker client is gone. Nothing was started.",
    remedy: "docker stop `values.container`; then start again.",
  },
  NODE_ENDED: {
    retryable: false,
    meaning: "A node that was started has ended. What was started with it was stopped.",
    remedy:
      "`values.log` ends with the reason, which `values.finding` names where it is a known one (docs/doctor.md); the whole log is in `values.file`.",
  },
  UP_STOPPED: {
    retryable: false,
    meaning: "The start was stopped before blocks were seen. What was started was stopped.",
    remedy: "Start again; --no-wait leaves the nodes running without waiting for blocks.",
  },
  NO_BLOCKS: {
    retryable: true,
    meaning: "The nodes were started, and produced no block in the time given. What was started was stopped.",
    remedy:
      "`values.missing` says what was waited for. Validators on other machines have to run too: two thirds of all, rounded up. On a slow machine give --within more.",
  },
  NODE_GENESIS_DIFFERS: {
    retryable: false,
    meaning: "A node that was started has another genesis than network.json says. What was started was stopped.",
    remedy:
      "Its data folder may be of another network: empty it. If it was empty, get genesis.json and network.json from the same organisation.",
  },
  NODE_UNKNOWN: {
    retryable: false,
    meaning: "The network has no node, or no organisation, of this name, or none of it belongs to this machine.",
    remedy: "`values.known` lists the names; network.json has them all.",
  },
  NODE_STAYS: {
    retryable: true,
    meaning: "A node was told to stop and still runs, or may not be told by who asks.",
    remedy:
      "It may be another user's, or writing its database: try again. To end it in any case: kill -9 with the pid in `values.pid`.",
  },
  NODE_LOG_MISSING: {
    retryable: false,
    meaning: "A node has no log yet.",
    remedy: "Start it first: tally network up.",
  },
  NODE_UNREACHABLE: {
    retryable: true,
    meaning: "A node's JSON-RPC endpoint does not answer.",
    remedy:
      "Check that the node runs, that the address is that of its endpoint, and that nothing blocks the way. Over TLS who shows no certificate that the node knows gets no answer: --rpc-cert, --rpc-key, and --rpc-ca for its own.",
  },
  NODE_UNAUTHORISED: {
    retryable: false,
    meaning: "A node's JSON-RPC endpoint does not let the caller in.",
    remedy:
      "Where it answers 401, give a token that has not expired with --rpc-token-file; where it asks for a certificate, --rpc-cert and --rpc-key. Where it answers 403, name the endpoint as rpc-http-host-allowlist has it.",
  },
  NODE_REFUSED: {
    retryable: false,
    meaning: "A node refused a call, or its answer has another form than Besu's.",
    remedy:
      "`values.message` is the node's. `Method not enabled` means that rpc-http-api lacks the group of the method.",
  },
  NOT_QBFT: {
    retryable: false,
    meaning: "The chain is no QBFT chain that lists its validators in its headers.",
    remedy: "Votes exist where the genesis has `qbft` without a validator contract; elsewhere the contract decides.",
  },
  VOTE_POINTLESS: {
    retryable: false,
    meaning: "A vote to add who validates already, or to drop who does not.",
    remedy: "See who validates: tally network validators.",
  },
  VOTE_LOSES_QUORUM: {
    retryable: false,
    meaning:
      "A vote for a change after which the validators that take part are too few to agree on a block: the chain would halt, and no vote could mend it.",
    remedy:
      "Start the validators in `values.silent` first, or vote out one of these instead. --force votes all the same.",
  },
  NETWORK_FAULTY: {
    retryable: false,
    meaning: "The doctor found faults in a node or in its network.",
    remedy: "Each finding in `values.findings` says what was seen, what it means and what to do.",
  },
  NETWORK_TROUBLED: {
    retryable: true,
    meaning: "The doctor found what may pass by itself, such as a node that is behind.",
    remedy: "Each finding in `values.findings` says what was seen and what to do if it stays. Run the doctor again.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly networkRun: keyof typeof NETWORK_RUN_CATALOGUE;
  }
}

export type NetworkRunErrorCode = keyof typeof NETWORK_RUN_CATALOGUE;

export function networkRunError(
  code: NetworkRunErrorCode,
  message: string,
  values: Record<string, unknown>,
  cause?: unknown,
): TallyError<NetworkRunErrorCode> {
  return new TallyError(code, message, { retryable: NETWORK_RUN_CATALOGUE[code].retryable, values, cause });
}

/** What ends a start when whoever began it wants no more. */
export const upStopped = (when: string): TallyError<NetworkRunErrorCode> =>
  networkRunError("UP_STOPPED", `stopped while ${when}`, { when });
