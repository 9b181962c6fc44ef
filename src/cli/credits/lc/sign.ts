import { Argument, Option } from "commander";
import { type Signer, ZeroHash } from "ethers";
import { getLetterOfCredit } from "../../../sdk/credits/actions/get-letter-of-credit.ts";
import { getPresentation } from "../../../sdk/credits/actions/get-presentation.ts";
import { discrepanciesHash } from "../../../sdk/credits/model/discrepancies-hash.ts";
import { CREDIT_ACT_TYPES, type CreditActName, signCreditAct } from "../../../sdk/credits/model/signatures.ts";
import { DOCUMENT_DISPOSITIONS, type DocumentDisposition } from "../../../sdk/credits/model/states.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import { time } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { address, hash, hashes, inADay, money } from "../../shared/amounts.ts";

interface SignOptions {
  readonly other?: string;
  readonly reject?: boolean;
  readonly discrepancy?: readonly string[];
  readonly disposition?: DocumentDisposition;
  readonly to?: string;
  readonly amount?: bigint;
  readonly deadline?: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

const ACTS = Object.keys(CREDIT_ACT_TYPES) as CreditActName[];

export const verb: Verb<[act: CreditActName, id: string, options: SignOptions]> = {
  takes: (command) =>
    command
      .addArgument(new Argument("<act>", "what is signed").choices(ACTS))
      .argument("<id>", "id of the credit; of the presentation for accept, refuse, waive, redirect and return", hash)
      .option("--other <name>", "amend, answer: name of the amended terms; transfer: id of the new credit", hash)
      .option("--reject", "answer: reject the amendment")
      .option(
        "--discrepancy <hash>",
        "refuse: salted hash of what is wrong, each; waive: the same, where it was not refused yet",
        hashes,
      )
      .addOption(
        new Option("--disposition <word>", "refuse: what becomes of the documents").choices(DOCUMENT_DISPOSITIONS),
      )
      .option("--to <address>", "redirect: account that gets the claim", address)
      .option("--amount <amount>", "discharge: what was paid", money)
      .option("--deadline <time>", "when it expires; in a day if left out", time)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks")
      .requiredOption("--out <file>", "write the two signatures here, for who brings them to the chain"),
  async run(cli, name, id, options) {
    const { out, checkerKeyFile, deadline = inADay() } = options;
    if (checkerKeyFile === undefined) throw fault("USAGE", "two people sign: give --checker-key-file too", { out });
    const act = { ...(await actOf(cli, name, id, options)), deadline };
    const deployment = await cli.deployment();
    const sign = (signer: Signer) => signCreditAct(signer, deployment, name, act as never);
    const maker = await cli.signer();
    const approval = { maker: await sign(maker), checker: await sign(await cli.signer(checkerKeyFile)) };
    const { org } = await getAccount(await cli.client(), { account: await maker.getAddress() });
    writeOutput(out, `${JSON.stringify({ org, deadline: Number(deadline), approval }, null, 2)}\n`);
    const signed = Object.entries(act).map(([field, value]) => `\n  ${field}: ${value}`);
    const said = `organisation ${org} signed ${name} of ${id}: ${out}${signed.join("")}`;
    cli.result(said, { ok: true, act: name, id, org, out, signed: act });
  },
};

/** What is signed, completed by what the chain says. */
async function actOf(cli: Cli, name: CreditActName, id: string, options: SignOptions): Promise<object> {
  const { other, reject, discrepancy: discrepancies, disposition, to, amount } = options;
  const needed = <T>(value: T | undefined, option: string): T => {
    if (value === undefined) throw fault("USAGE", `to sign ${name}, give ${option}`, { option });
    return value;
  };
  const client = await cli.client();
  switch (name) {
    case "accept": {
      const { state, reimbursement } = await getPresentation(client, { presentation: id });
      return { presentation: id, refused: state === "Refused" || reimbursement === "Refused" };
    }
    case "refuse":
      return {
        presentation: id,
        discrepancies: needed(discrepancies, "--discrepancy"),
        disposition: needed(disposition, "--disposition"),
      };
    case "waive": {
      const { refusedFor } = await getPresentation(client, { presentation: id });
      const open = refusedFor === ZeroHash;
      return {
        presentation: id,
        discrepancies: open ? discrepanciesHash(needed(discrepancies, "--discrepancy")) : refusedFor,
      };
    }
    case "redirect": {
      const { redirections: number } = await getPresentation(client, { presentation: id });
      return { presentation: id, number, account: needed(to, "--to") };
    }
    case "return":
      return { presentation: id };
    case "confirm":
    case "cancel":
      return { credit: id, terms: (await getLetterOfCredit(client, { credit: id })).termsName };
    case "amend": {
      const { termsName: former } = await getLetterOfCredit(client, { credit: id });
      return { credit: id, former, terms: needed(other, "--other") };
    }
    case "answer": {
      const amendment = needed(other, "--other");
      return { credit: id, amendment, accepts: reject === true ? ZeroHash : amendment };
    }
    case "transfer":
      return { credit: id, transferred: needed(other, "--other") };
    case "discharge": {
      const { owed, discharges: number } = await getLetterOfCredit(client, { credit: id });
      return { credit: id, number, owed, amount: needed(amount, "--amount") };
    }
    default:
      return { credit: id };
  }
}
