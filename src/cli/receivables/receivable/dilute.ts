import { diluteAndWait } from "../../../sdk/receivables/actions/receivables/dilute.ts";
import { type Dilution, signDilution } from "../../../sdk/receivables/model/dilution.ts";
import { type MadeDilution, parseMadeDilution, signedActMessage } from "../../../sdk/receivables/model/signed-act.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { parseFrom, readText } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import { time } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { type TwoPeople, takesTwoPeople } from "../shared/two-people.ts";
import { hash, inADay, money, showMoney } from "../../shared/amounts.ts";

interface DiluteOptions extends TwoPeople {
  readonly amount?: bigint;
  readonly creditNote?: string;
  readonly deadline?: bigint;
}

/** The creditor's holder signs and writes it down; the obligor's two people sign what it wrote, and bring it to the chain. */
export const verb: Verb<[receivable: string | undefined, options: DiluteOptions]> = {
  takes: (command) =>
    takesTwoPeople(command)
      .argument("[receivable]", "its id", hash)
      .option("--amount <decimal>", "by how much the debt falls", money)
      .option("--credit-note <key>", "fingerprint of the credit note", hash)
      .option("--deadline <time>", "when it expires; in a day if left out", time),
  async run(cli, receivable, options) {
    await (options.made === undefined ? make(cli, receivable, options) : complete(cli, options.made, options));
  },
};

async function make(cli: Cli, receivable: string | undefined, options: DiluteOptions): Promise<void> {
  const { amount, creditNote, deadline = inADay(), out, checkerKeyFile } = options;
  if (receivable === undefined || amount === undefined || creditNote === undefined || out === undefined) {
    const message = "the creditor gives a receivable, --amount, --credit-note and --out; the obligor gives --made";
    throw fault("USAGE", message, { receivable: receivable ?? null });
  }
  const [signer, deployment] = [await cli.signer(), await cli.deployment()];
  const dilution: Dilution = { receivable, holder: await signer.getAddress(), amount, creditNote, deadline };
  const signature = await signDilution(signer, deployment, dilution);
  const checker = checkerKeyFile && (await signDilution(await cli.signer(checkerKeyFile), deployment, dilution));
  give(cli, out, signedActMessage(deployment, "dilution", { dilution, signature, ...(checker && { checker }) }));
}

async function complete(cli: Cli, file: string, { out, checkerKeyFile }: DiluteOptions): Promise<void> {
  const deployment = await cli.deployment();
  const made: MadeDilution = parseFrom(file, () => parseMadeDilution(readText(file), deployment));
  const { dilution, signature, checker } = made;
  const sign = async (keyFile?: string) => signDilution(await cli.signer(keyFile), deployment, dilution);
  if (made.maker === undefined && checkerKeyFile === undefined && out === undefined) {
    throw fault("USAGE", "two people sign: give either --checker-key-file, or --out for who checks", { out: null });
  }
  const maker = made.maker ?? (await sign());
  if (out !== undefined) return give(cli, out, signedActMessage(deployment, "dilution", { ...made, maker }));
  const obligor = { maker, checker: await sign(checkerKeyFile) };
  const signed = { dilution, signature, obligor, ...(checker !== undefined && { checker }) };
  const { receipt, ...diluted } = await diluteAndWait(await cli.writer(), signed);
  const text = `${diluted.receivable}  lowered by ${showMoney(diluted.amount)}`;
  cli.result(text, { ok: true, ...diluted, tx: receipt.hash });
}

function give(cli: Cli, out: string, text: string): void {
  writeOutput(out, `${text}\n`);
  cli.result(`dilution written to ${out}: it goes to who signs next`, { ok: true, out });
}
