import type { Command } from "commander";
import type { Signer } from "ethers";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";

export interface SignOptions {
  readonly checkerKeyFile?: string;
  readonly out: string;
}

export function takesSigners(command: Command): Command {
  return command
    .requiredOption("--out <file>", "write the two signatures here, for who brings them to the chain")
    .option("--checker-key-file <file>", "file with the private key of the second person, who checks");
}

/** The organisation for which the caller signs. */
export async function ownBank(cli: Cli): Promise<number> {
  const account = await (await cli.signer()).getAddress();
  return (await getAccount(await cli.client(), { account })).org;
}

/** Two people of a bank sign the same, and it is written to a file. @throws `USAGE`; as `sign`. */
export async function signForBank(
  cli: Cli,
  { checkerKeyFile, out }: SignOptions,
  bank: number,
  sign: (signer: Signer) => Promise<string>,
): Promise<void> {
  if (checkerKeyFile === undefined) throw fault("USAGE", "two people sign: give --checker-key-file too", { out });
  const maker = await sign(await cli.signer());
  const checker = await sign(await cli.signer(checkerKeyFile));
  writeOutput(out, `${JSON.stringify({ bank, approval: { maker, checker } }, null, 2)}\n`);
}
