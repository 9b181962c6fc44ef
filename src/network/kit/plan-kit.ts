import { folder, type PlannedFile, publicFile, secretFile } from "../init/planned-file.ts";
import type { Network } from "../model/network.ts";
import { composeFile, PROGRAMS } from "./compose.ts";
import type { Kit } from "./kit.ts";
import { programConfigs } from "./program-configs.ts";
import { nodeVariables } from "./programs-node.ts";

export interface KitParameters {
  readonly network: Network;
  readonly kit: Kit;
  /** A new password at each call. */
  readonly newPassword: () => string;
  /** Who owns the files, as UID:GID. */
  readonly user: string;
}

const UNITS = "systemd/";
const OTHERS = /^(?:prometheus|grafana|mosquitto|runbooks)\//;
const ONE_MACHINE = /^image\//;

/**
 * What stands around the nodes: units for each organisation; rules, dashboards, broker and runbooks for all; a compose file where all nodes
 * are on one machine.
 */
export function planKit({ network, kit, newPassword, user }: KitParameters): readonly PlannedFile[] {
  const organisations = [...new Set(network.nodes.map(({ organisation }) => organisation))];
  const machines = new Set(network.nodes.map(({ host }) => host));
  return [
    ...organisations.flatMap((name) => organisationKit(network, kit, name)),
    ...commonKit(kit),
    ...(machines.size === 1 ? oneMachine(network, kit, newPassword, user) : []),
  ];
}

/** What one organisation has of it alone: units, configurations to begin with, and what its Prometheus asks. */
export function organisationKit(network: Network, kit: Kit, name: string): readonly PlannedFile[] {
  return [...unitsOf(network, name, kit), ...programConfigs(network, kit, name), targetsOf(network, name)];
}

/** What is the same for every organisation. */
export function commonKit(kit: Kit): readonly PlannedFile[] {
  return [...copied(kit, OTHERS), folder("mosquitto/data")];
}

function unitsOf(network: Network, organisation: string, kit: Kit): readonly PlannedFile[] {
  const filled = (path: string, text: string) => {
    const [, program = ""] = /\/tally-([a-z]+)/.exec(path) ?? [];
    const node = Object.entries(nodeVariables(network, program, organisation)).map(
      ([name, value]) => `${name}=${value}`,
    );
    const values = {
      ORGANISATION: organisation,
      HEAP: String(heapShare(network, organisation)),
      NODE: node.join(" "),
    };
    return text.replace(/@([A-Z]+)@/g, (_, name: keyof typeof values) => values[name]);
  };
  return [...kit]
    .filter(([path]) => path.startsWith(UNITS))
    .map(([path, text]) => publicFile(`${organisation}/${path}`, filled(path, text)));
}

/** Percent of a machine's memory that all nodes on it have for their heaps. */
const HEAP = 60;

/** What one node has of it. */
function heapShare({ nodes }: Network, organisation: string): number {
  const hosts = new Set(nodes.filter((node) => node.organisation === organisation).map(({ host }) => host));
  return Math.floor(HEAP / nodes.filter(({ host }) => hosts.has(host)).length);
}

/** Nodes of an organisation, as Prometheus on their machine asks them. */
function targetsOf({ nodes }: Network, organisation: string): PlannedFile {
  const targets = nodes
    .filter((node) => node.organisation === organisation)
    .map(({ name, metricsPort }) => ({
      targets: [`127.0.0.1:${metricsPort}`],
      labels: { node: name, organisation },
    }));
  return publicFile(`prometheus/targets/nodes-${organisation}.json`, `${JSON.stringify(targets, null, 2)}\n`);
}

function copied(kit: Kit, which: RegExp): readonly PlannedFile[] {
  return [...kit].filter(([path]) => which.test(path)).map(([path, text]) => publicFile(path, text));
}

function oneMachine(network: Network, kit: Kit, newPassword: () => string, user: string): readonly PlannedFile[] {
  const postgres = newPassword();
  const env = `TALLY_USER=${user}\nPOSTGRES_PASSWORD=${postgres}\nGRAFANA_PASSWORD=${newPassword()}\n`;
  return [
    publicFile("compose.yaml", composeFile(network)),
    secretFile(".env", env),
    ...copied(kit, ONE_MACHINE),
    ...programConfigs(network, kit),
    ...PROGRAMS.map((name) => folder(`data/${name}`)),
    secretFile("programs/bridge.env", `STORE_URL=postgres://tally:${postgres}@127.0.0.1:5432/tally\n`),
  ];
}
