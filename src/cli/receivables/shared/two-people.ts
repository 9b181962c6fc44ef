import type { Command } from "commander";
import type { Signer } from "ethers";
import type { Client } from "../../../sdk/core/client.ts";
import type { DualApproval } from "../../../sdk/members/model/dual-approval.ts";
import { parseMadeUndertaking, signedActMessage } from "../../../sdk/receivables/model/signed-act.ts";
import { buildConfirmation, type Undertaking } from "../../../sdk/receivables/model/undertaking.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import { time } from "../../shared/values.ts";
import { termsOf } from "./terms-of.ts";
import { hashes, inADay } from "../../shared/amounts.ts";

/** Two people sign: at once, or the maker writes a file that the checker brings to the chain. */
export interface TwoPeople {
  readonly checkerKeyFile?: string;
  readonly made?: string;
  readonly out?: string;
}

export interface UndertakingOptions extends TwoPeople {
  readonly deadline?: bigint;
}

export function takesTwoPeople(command: Command): Command {
  return command
    .option("--checker-key-file <file>", "file with the private key of the second person, who checks")
    .option("--out <file>", "sign as the maker, and write this for who checks")
    .option("--made <file>", "check what the maker wrote, and bring it to the chain");
}

export function takesUndertaking(command: Command): Command {
  return takesTwoPeople(command)
    .argument("[receivables...]", "their ids", hashes)
    .option("--deadline <time>", "when it expires; in a day if left out", time);
}

interface UndertakingAct {
  readonly act: "confirmation" | "guarantee";
  sign(signer: Signer, deployment: Awaited<ReturnType<Cli["deployment"]>>, undertaking: Undertaking): Promise<string>;
  send(client: Client, undertaking: Undertaking, approval: DualApproval): Promise<void>;
}

/** Signs an undertaking by two people and sends it, or by one and writes it down. @throws `USAGE`; as `sign` and `send`. */
export async function undertake(
  cli: Cli,
  ids: readonly string[] | undefined,
  options: UndertakingOptions,
  { act, sign, send }: UndertakingAct,
): Promise<void> {
  const { made, out, checkerKeyFile, deadline = inADay() } = options;
  const deployment = await cli.deployment();
  if (made !== undefined) {
    const { maker, ...undertaking } = parseFrom(made, () => parseMadeUndertaking(readText(made), act, deployment));
    const checker = await sign(await cli.signer(checkerKeyFile), deployment, undertaking);
    return send(await cli.writer(), undertaking, { maker, checker });
  }
  if (ids === undefined || ids.length === 0) throw fault("USAGE", "receivables are missing, or --made", { ids: null });
  if ((out === undefined) === (checkerKeyFile === undefined)) {
    throw fault("USAGE", "two people sign: give either --checker-key-file, or --out for who checks", { out: null });
  }
  const undertaking = buildConfirmation({ receivables: await termsOf(await cli.client(), ids), deadline });
  const maker = await sign(await cli.signer(), deployment, undertaking);
  if (out !== undefined) {
    writeOutput(out, `${signedActMessage(deployment, act, { ...undertaking, maker })}\n`);
    return cli.result(`${act} of ${ids.length} written to ${out}: it goes to who checks`, { ok: true, out, act });
  }
  const checker = await sign(await cli.signer(checkerKeyFile), deployment, undertaking);
  return send(await cli.writer(), undertaking, { maker, checker });
}
