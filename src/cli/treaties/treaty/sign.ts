import { Argument } from "commander";
import type { Signer } from "ethers";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { signTreatyAct, TREATY_ACT_TYPES, type TreatyActName } from "../../../sdk/treaties/model/signatures.ts";
import { hash, inADay, money } from "../../shared/amounts.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import { time, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { idOrTreaty, readNotice } from "../shared/read.ts";

interface SignOptions {
  readonly amount?: bigint;
  readonly org?: number;
  readonly reason?: string;
  readonly deadline?: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

const ACTS = Object.keys(TREATY_ACT_TYPES) as TreatyActName[];

export const verb: Verb<[act: TreatyActName, subject: string, options: SignOptions]> = {
  takes: (command) =>
    command
      .addArgument(new Argument("<act>", "what is signed").choices(ACTS))
      .argument("<subject>", "agree: file with terms, or id; notify: file with it; else id of treaty, loss or call")
      .option("--amount <amount>", "commute, assess, award: how much", money)
      .option("--org <org>", "award: whose share", wholeNumber)
      .option("--reason <hash>", "contest, dispute: code or hash of why", hash)
      .option("--deadline <time>", "when it expires; in a day if left out", time)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks")
      .requiredOption("--out <file>", "write the two signatures here, for who brings them to the chain"),
  async run(cli, name, subject, options) {
    const { out, checkerKeyFile } = options;
    if (checkerKeyFile === undefined) throw fault("USAGE", "two people sign: give --checker-key-file too", { out });
    const { deadline = options.deadline ?? inADay(), ...content } = actOf(name, subject, options);
    const act = { ...content, deadline };
    const deployment = await cli.deployment();
    const sign = (signer: Signer) => signTreatyAct(signer, deployment, name, act as never);
    const maker = await cli.signer();
    const approval = { maker: await sign(maker), checker: await sign(await cli.signer(checkerKeyFile)) };
    const { org } = await getAccount(await cli.client(), { account: await maker.getAddress() });
    writeOutput(out, `${JSON.stringify({ org, deadline: Number(deadline), approval }, null, 2)}\n`);
    const lines = Object.entries(act).map(([field, value]) => `\n  ${field}: ${value}`);
    cli.result(`organisation ${org} signed ${name}: ${out}${lines.join("")}`, {
      ok: true,
      act: name,
      org,
      out,
      signed: act,
    });
  },
};

function actOf(name: TreatyActName, subject: string, options: SignOptions): { readonly deadline?: bigint | number } {
  const needed = (option: "amount" | "org" | "reason") => {
    const value = options[option];
    if (value === undefined) throw fault("USAGE", `to sign ${name}, give --${option}`, { option });
    return { [option]: value };
  };
  if (name === "agree") return { treaty: idOrTreaty(subject) } as object;
  if (name === "notify") return readNotice(subject);
  const id = hash(subject);
  if (name === "commute") return { treaty: id, ...needed("amount") } as object;
  if (name === "assess") return { loss: id, ...needed("amount") } as object;
  if (name === "contest") return { loss: id, ...needed("reason") } as object;
  if (name === "dispute") return { call: id, ...needed("reason") } as object;
  return { call: id, ...needed("org"), ...needed("amount") } as object;
}
