import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { hexlify } from "ethers";
import { chooseTiming } from "../../network/init/choose-timing.ts";
import { nodeKey } from "../../network/init/node-key.ts";
import { planNetwork } from "../../network/init/plan-network.ts";
import { planNodes } from "../../network/init/plan-nodes.ts";
import type { RpcAccess } from "../../network/model/network.ts";
import type { Organisation } from "../../network/model/organisation.ts";
import { parseOrganisations } from "../../network/model/parse-organisations.ts";
import { parseFrom, readJson } from "../shared/files.ts";
import { oneOf } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { positive } from "./shared/positive.ts";
import { requireFree, writePlanned } from "./shared/write-planned.ts";

interface Options {
  readonly organisations: string;
  readonly out: string;
  readonly validators?: number;
  readonly chainId: number;
  readonly blockPeriod?: number;
  readonly gasLimit?: number;
  readonly cores?: number;
  readonly rpcAccess: RpcAccess;
}

export const verb: Verb<[options: Options]> = {
  takes: (command) =>
    command
      .requiredOption("--organisations <file>", "JSON list of organisations, see docs/guides/consortium.md")
      .requiredOption("--out <folder>", "folder to write, which must not be there yet")
      .option("--validators <n>", "validators in all (else one for each organisation that does not say)", positive)
      .option("--chain-id <id>", "number of the chain, your own", positive, 20_260)
      .option("--block-period <s>", "seconds between two blocks (else 2)", positive)
      .option("--gas-limit <n>", "gas in a block (else chosen for the machine)", positive)
      .option("--cores <n>", "cores of a machine that runs validators (else this one's)", positive)
      .option(
        "--rpc-access <how>",
        "who reaches JSON-RPC: loopback, jwt or tls",
        oneOf(["loopback", "jwt", "tls"]),
        "loopback",
      ),
  run(cli, options) {
    const { organisations: file, out, chainId, rpcAccess } = options;
    const organisations = parseFrom(file, () => planNodes(parseOrganisations(readJson(file)), options.validators));
    requireFree(out);
    const timing = timingOf(organisations, options);
    const newKey = () => nodeKey(hexlify(randomBytes(32)));
    const { network, files } = planNetwork({ chainId, organisations, timing, rpc: rpcAccess, newKey });
    writePlanned(out, files);
    const { nodes, genesisHash } = network;
    cli.result(
      [
        `${out}: chain ${chainId}, genesis ${genesisHash}`,
        ...nodes.map(({ name, address }) => `${name}  ${address}`),
      ].join("\n"),
      { ok: true, folder: out, network },
    );
  },
};

function timingOf(organisations: readonly Organisation[], { cores, blockPeriod, gasLimit }: Options) {
  const perHost = new Map<string, number>();
  for (const { host, nodes } of organisations) {
    const validators = nodes.filter(({ validator }) => validator).length;
    perHost.set(host, (perHost.get(host) ?? 0) + validators);
  }
  const timing = chooseTiming({
    cores: cores ?? availableParallelism(),
    validatorsPerMachine: Math.max(...perHost.values()),
    blockPeriodSeconds: blockPeriod,
  });
  return gasLimit === undefined ? timing : { ...timing, gasLimit };
}
