import { Argument } from "commander";
import type { Signer } from "ethers";
import { billId } from "../../../sdk/bills/model/bill-terms.ts";
import { BILL_ACT_TYPES, type BillActName, signBillAct } from "../../../sdk/bills/model/signatures.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { hash, inADay } from "../../shared/amounts.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import { bigNumber, time, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readBill } from "../shared/read.ts";

interface SignOptions {
  readonly notTransferable?: boolean;
  readonly conditional?: boolean;
  readonly party?: number;
  readonly reason?: string;
  readonly deadline?: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

const ACTS = Object.keys(BILL_ACT_TYPES) as BillActName[];

export const verb: Verb<[act: BillActName, subject: string, options: SignOptions]> = {
  takes: (command) =>
    command
      .addArgument(new Argument("<act>", "what is signed").choices(ACTS))
      .argument("<subject>", "draw: file with what is on it; refusePayment: id of the lot; else of the bill")
      .option("--not-transferable", "accept: the acceptor writes that it is not transferable")
      .option("--conditional", "accept: under a condition, which is refusal")
      .option("--party <org>", "guarantee: for whom", wholeNumber)
      .option("--reason <hash>", "refusePayment: code or hash of why", hash)
      .option("--deadline <time>", "when it expires; in a day if left out", time)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks")
      .requiredOption("--out <file>", "write the two signatures here, for who brings them to the chain"),
  async run(cli, name, subject, options) {
    const { out, checkerKeyFile, deadline = inADay() } = options;
    if (checkerKeyFile === undefined) throw fault("USAGE", "two people sign: give --checker-key-file too", { out });
    const act = { ...actOf(name, subject, options), deadline };
    const deployment = await cli.deployment();
    const sign = (signer: Signer) => signBillAct(signer, deployment, name, act as never);
    const maker = await cli.signer();
    const approval = { maker: await sign(maker), checker: await sign(await cli.signer(checkerKeyFile)) };
    const { org } = await getAccount(await cli.client(), { account: await maker.getAddress() });
    writeOutput(out, `${JSON.stringify({ org, deadline: Number(deadline), approval }, null, 2)}\n`);
    const signed = Object.entries(act).map(([field, value]) => `\n  ${field}: ${value}`);
    cli.result(`organisation ${org} signed ${name}: ${out}${signed.join("")}`, {
      ok: true,
      act: name,
      org,
      out,
      signed: act,
    });
  },
};

function actOf(name: BillActName, subject: string, options: SignOptions): object {
  const { notTransferable = false, conditional = false, party, reason } = options;
  const needed = <T>(value: T | undefined, option: string): T => {
    if (value === undefined) throw fault("USAGE", `to sign ${name}, give ${option}`, { option });
    return value;
  };
  if (name === "draw") return { bill: billId(readBill(subject)) };
  if (name === "refusePayment") return { lot: bigNumber(subject), reason: needed(reason, "--reason") };
  const bill = hash(subject);
  if (name === "accept") return { bill, notTransferable, conditional };
  return name === "guarantee" ? { bill, party: needed(party, "--party") } : { bill };
}
