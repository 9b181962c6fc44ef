import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { chooseTiming } from "../../network/init/choose-timing.ts";
import { planNetwork } from "../../network/init/plan-network.ts";
import { planNodes } from "../../network/init/plan-nodes.ts";
import { newTokenKey } from "../../network/init/token-key.ts";
import { planKit } from "../../network/kit/plan-kit.ts";
import type { RpcAccess } from "../../network/model/network.ts";
import type { Organisation } from "../../network/model/organisation.ts";
import { parseFrom } from "../shared/files.ts";
import { oneOf } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { describeWritten } from "./shared/describe-written.ts";
import { newNodeKey } from "./shared/new-node-key.ts";
import { positive } from "./shared/positive.ts";
import { readKit } from "./shared/read-kit.ts";
import { readOrganisations } from "./shared/read-organisations.ts";
import { requireFree, writePlanned } from "./shared/write-planned.ts";

interface Options {
  readonly organisations: readonly string[];
  readonly out: string;
  readonly validators?: number;
  readonly chainId: number;
  readonly blockPeriod?: number;
  readonly gasLimit?: number;
  readonly cores?: number;
  readonly rpcAccess: RpcAccess;
}

/** Validators of which one may be down. */
const TOLERANT = 4;

export const verb: Verb<[options: Options]> = {
  takes: (command) =>
    command
      .requiredOption("--organisations <files...>", "JSON with one or a list, see docs/guides/consortium.md")
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
    const { organisations: given, out, chainId, rpcAccess } = options;
    const inputs = readOrganisations(given);
    const organisations = parseFrom(given.join(", "), () => planNodes(inputs, options.validators));
    requireFree(out);
    const timing = timingOf(organisations, options);
    const { network, files } = planNetwork({
      chainId,
      organisations,
      timing,
      rpc: rpcAccess,
      newKey: newNodeKey,
      newTokenKey,
    });
    const kit = planKit({ network, kit: readKit(), newPassword, user: ownUser() });
    writePlanned(out, [...files, ...kit]);
    const validators = network.nodes.filter(({ validator }) => validator).length;
    if (validators < TOLERANT)
      cli.note(
        `With ${validators} ${validators === 1 ? "validator" : "validators"} the chain stops as soon as one of them does: it takes 4 to bear that one is down.`,
      );
    if (network.accounts.length === 0)
      cli.note("No organisation named accounts: nodes take transactions of everybody who reaches one.");
    cli.result(describeWritten(out, network, [...files, ...kit]), { ok: true, folder: out, network });
  },
};

const newPassword = () => randomBytes(24).toString("base64url");

/** As Docker takes it; where the system has no such numbers, those of Besu's own user in its image. */
function ownUser(): string {
  const { getuid, getgid } = process;
  return getuid && getgid ? `${getuid()}:${getgid()}` : "1000:1000";
}

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
