import { Argument } from "commander";
import type { Signer } from "ethers";
import { BOARD_ACT_TYPES, type BoardActName, signBoardAct } from "../../sdk/board/model/signatures.ts";
import { getAccount } from "../../sdk/members/actions/members/get-account.ts";
import { hash, inADay } from "../shared/amounts.ts";
import { fault } from "../shared/errors.ts";
import { writeOutput } from "../shared/output.ts";
import { time } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { readAsk, readQuote } from "./shared/read.ts";

interface SignOptions {
  readonly documents?: string;
  readonly reason?: string;
  readonly deadline?: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

const ACTS = Object.keys(BOARD_ACT_TYPES) as BoardActName[];

export const verb: Verb<[act: BoardActName, subject: string, options: SignOptions]> = {
  takes: (command) =>
    command
      .addArgument(new Argument("<act>", "what is signed").choices(ACTS))
      .argument("<subject>", "post: file with the ask; quote: file with it; else id of the trade")
      .option("--documents <root>", "satisfy, refuse: salted root of what was presented", hash)
      .option("--reason <hash>", "refuse, warrant: code or hash of why", hash)
      .option("--deadline <time>", "satisfy, refuse, warrant: when it expires; in a day if left out", time)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks")
      .requiredOption("--out <file>", "write the two signatures here, for who brings them to the chain"),
  async run(cli, name, subject, options) {
    const { out, checkerKeyFile } = options;
    if (checkerKeyFile === undefined) throw fault("USAGE", "two people sign: give --checker-key-file too", { out });
    const act = actOf(name, subject, options);
    const deployment = await cli.deployment();
    const sign = (signer: Signer) => signBoardAct(signer, deployment, name, act as never);
    const maker = await cli.signer();
    const approval = { maker: await sign(maker), checker: await sign(await cli.signer(checkerKeyFile)) };
    const { org } = await getAccount(await cli.client(), { account: await maker.getAddress() });
    const timed = "deadline" in act ? { deadline: Number(act.deadline) } : {};
    writeOutput(out, `${JSON.stringify({ org, ...timed, approval }, null, 2)}\n`);
    const lines = Object.entries(act).map(([field, value]) => `\n  ${field}: ${value}`);
    const told = { ok: true, act: name, org, out, signed: act };
    cli.result(`organisation ${org} signed ${name}: ${out}${lines.join("")}`, told);
  },
};

function actOf(name: BoardActName, subject: string, options: SignOptions): object {
  if (name === "post") return readAsk(subject);
  if (name === "quote") return readQuote(subject);
  const needed = (option: "documents" | "reason") => {
    const value = options[option];
    if (value === undefined) throw fault("USAGE", `to sign ${name}, give --${option}`, { option });
    return { [option]: value };
  };
  const { deadline = inADay() } = options;
  const trade = hash(subject);
  if (name === "satisfy") return { trade, ...needed("documents"), deadline };
  if (name === "refuse") return { trade, ...needed("documents"), ...needed("reason"), deadline };
  return { trade, ...needed("reason"), deadline };
}
