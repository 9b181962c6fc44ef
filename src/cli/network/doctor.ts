import { type Examination, examine } from "../../network/doctor/examine.ts";
import type { Finding } from "../../network/doctor/findings.ts";
import type { ExpectedChain } from "../../network/doctor/observation.ts";
import { observe } from "../../network/doctor/observe.ts";
import { networkRunError } from "../../network/run/errors.ts";
import { thisSystem } from "../../network/system/this-system.ts";
import { DEFAULT_DEPLOYMENT } from "../shared/cli.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { compareContracts } from "./shared/compare-contracts.ts";
import { openRpc } from "./shared/open-rpc.ts";
import { readNetwork } from "./shared/read-network.ts";

interface DoctorOptions {
  readonly network?: string;
  readonly within: number;
}

export const verb: Verb<[options: DoctorOptions]> = {
  takes: (command) =>
    command
      .option("--network <folder>", "folder with network.json, and the node's files where they are here")
      .option("--within <seconds>", "how long it waits for a block where the newest is old", wholeNumber, 15),
  async run(cli, { network: folder, within }) {
    const endpoint = await cli.endpoint();
    const network = folder === undefined ? undefined : readNetwork(folder);
    const deployment = cli.deploymentFile() === DEFAULT_DEPLOYMENT ? undefined : await cli.deployment();
    const expected: ExpectedChain[] = [];
    if (network !== undefined) expected.push({ by: "network.json", ...chainOf(network.network) });
    if (deployment !== undefined) expected.push({ by: cli.deploymentFile(), ...chainOf(deployment) });
    const observation = await observe({
      rpc: await openRpc(cli),
      ...(endpoint.token !== undefined && { token: endpoint.token }),
      ...(network && { network }),
      expected,
      within: within * 1000,
      system: thisSystem(cli.environment()),
      ...(deployment && { compareContracts: () => compareContracts(endpoint, deployment) }),
    });
    const examination = examine(observation);
    const text = describe(examination);
    const json = { url: observation.url, node: observation.node?.name ?? null, ...examination };
    const grave = examination.findings.filter(({ severity }) => severity !== "warning");
    if (grave.length === 0) return cli.result(text, { ok: true, ...json });
    cli.note(text);
    const isFaulty = grave.some(({ severity }) => severity === "fault");
    const names = grave.map(({ name }) => name).join(", ");
    throw networkRunError(isFaulty ? "NETWORK_FAULTY" : "NETWORK_TROUBLED", `the doctor found ${names}`, json);
  },
};

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
