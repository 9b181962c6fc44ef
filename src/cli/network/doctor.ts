import { isTallyError } from "../../lib/errors.ts";
import { type Examination, examine } from "../../network/doctor/examine.ts";
import type { Finding } from "../../network/doctor/findings.ts";
import type { ExpectedChain } from "../../network/doctor/observation.ts";
import { observe } from "../../network/doctor/observe.ts";
import { examineStopped } from "../../network/doctor/stopped/examine-stopped.ts";
import { observeStopped } from "../../network/doctor/stopped/observe-stopped.ts";
import { openNodeRpc } from "../../network/rpc/call-rpc.ts";
import { networkRunError } from "../../network/run/errors.ts";
import type { System } from "../../network/system/system.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import { type Cli, DEFAULT_DEPLOYMENT } from "../shared/cli.ts";
import type { Endpoint } from "../shared/connection.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { compareContracts } from "./shared/compare-contracts.ts";
import { type DoctorSubject, doctorSubject } from "./shared/doctor-subject.ts";

interface DoctorOptions {
  readonly network?: string;
  readonly within?: number;
}

interface Examined extends Examination {
  readonly node?: string;
}

/** Seconds in which a block comes where one is due every second or few. */
const SHORTEST = 15;

export const verb: Verb<[name: string | undefined, options: DoctorOptions]> = {
  takes: (command) =>
    command
      .argument("[node]", "by its name in network.json; the one at --rpc if left out")
      .option("--network <folder>", "folder with network.json, and the node's files where they are here")
      .option(
        "--within <seconds>",
        "how long it waits for a block where the newest is old (else 15, or 3 blocks)",
        wholeNumber,
      ),
  async run(cli, name, { network: folder, within }) {
    const system = thisSystem(cli.environment(), (await cli.access()).certificate);
    const subject = await doctorSubject(cli, system, name, folder);
    const seconds = within ?? Math.max(SHORTEST, 3 * (subject.given?.network.blockPeriodSeconds ?? 0));
    const examined = await look(cli, subject, system, seconds * 1000);
    const { findings, notSeen, node = null } = examined;
    const json = { url: subject.endpoint.url, node, findings, notSeen };
    const text = describe(examined);
    const grave = findings.filter(({ severity }) => severity !== "warning");
    if (grave.length === 0) return cli.result(text, { ok: true, ...json });
    cli.note(text);
    const isFaulty = grave.some(({ severity }) => severity === "fault");
    const names = grave.map((finding) => finding.name).join(", ");
    throw networkRunError(isFaulty ? "NETWORK_FAULTY" : "NETWORK_TROUBLED", `the doctor found ${names}`, json);
  },
};

/** Asks the node; where it does not answer and its files are here, looks at these. */
async function look(cli: Cli, subject: DoctorSubject, system: System, within: number): Promise<Examined> {
  const { endpoint, given, node } = subject;
  try {
    return await ask(cli, subject, system, within);
  } catch (error) {
    if (!isTallyError(error, "NODE_UNREACHABLE") || given === undefined || node === undefined) throw error;
    const stopped = await observeStopped(
      { ...given, node },
      { url: endpoint.url, reason: String(error.values.reason) },
      system,
    );
    if (stopped === undefined) throw error;
    return { node: node.name, ...examineStopped(stopped) };
  }
}

async function ask(cli: Cli, { endpoint, given }: DoctorSubject, system: System, within: number): Promise<Examined> {
  const file = cli.deploymentFile();
  const deployment = file === DEFAULT_DEPLOYMENT ? undefined : await cli.deployment();
  const expected: ExpectedChain[] = [];
  if (given !== undefined) expected.push({ by: "network.json", ...chainOf(given.network) });
  if (deployment !== undefined) expected.push({ by: file, ...chainOf(deployment) });
  const { token } = endpoint;
  const observation = await observe({
    rpc: openNodeRpc({ ...endpoint, open: system.open }),
    ...(token !== undefined && { token }),
    ...(given && { network: given }),
    expected,
    within,
    system,
    ...(deployment && { compareContracts: () => compareAt(endpoint, deployment) }),
  });
  const { node } = observation;
  return { ...examine(observation), ...(node && { node: node.name }) };
}

async function compareAt(endpoint: Endpoint, deployment: Deployment) {
  const provider = openProvider(endpoint);
  try {
    return await compareContracts(provider, deployment);
  } finally {
    provider.destroy();
  }
}

const chainOf = ({ chainId, genesisHash }: { readonly chainId: number; readonly genesisHash: string | null }) => ({
  chainId,
  genesisHash,
});

function describe({ findings, notSeen }: Examination): string {
  return [
    ...(findings.length === 0 ? ["Nothing is wrong in what was looked at."] : findings.map(describeFinding)),
    ...notSeen.map((what) => `not looked at: ${what}`),
  ].join("\n");
}

const describeFinding = ({ severity, name, seen, means, remedy }: Finding) =>
  [`${severity.toUpperCase().padEnd(8)} ${name}: ${seen}`, `  means  ${means}`, `  do     ${remedy}`].join("\n");
