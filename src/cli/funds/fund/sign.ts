import { Argument } from "commander";
import type { Signer } from "ethers";
import { getFacility } from "../../../sdk/funds/actions/get-facility.ts";
import { facilityId } from "../../../sdk/funds/model/facility-terms.ts";
import { FUND_ACT_TYPES, type FundActName, signFundAct } from "../../../sdk/funds/model/signatures.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { address, hash, inADay, money } from "../../shared/amounts.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import { time, wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readFacility, readRequest } from "../shared/read.ts";

interface SignOptions {
  readonly amount?: bigint;
  readonly payee?: string;
  readonly remove?: boolean;
  readonly org?: number;
  readonly evidence?: string;
  readonly reason?: string;
  readonly number?: number;
  readonly deadline?: bigint;
  readonly checkerKeyFile?: string;
  readonly out: string;
}

const ACTS = Object.keys(FUND_ACT_TYPES) as FundActName[];

/** Acts of the borrower; the lender's have numbers of their own. */
const BORROWERS: readonly FundActName[] = ["draw", "giveBack"];
/** Acts without a number. */
const ONCE: readonly FundActName[] = ["open", "request", "approve", "refuse"];

export const verb: Verb<[act: FundActName, subject: string, options: SignOptions]> = {
  takes: (command) =>
    command
      .addArgument(new Argument("<act>", "what is signed").choices(ACTS))
      .argument("<subject>", "open, request: file with it; approve, refuse: id of the request; else of the facility")
      .option("--amount <amount>", "draw, giveBack: how much", money)
      .option("--payee <account>", "listPayee: the account", address)
      .option("--remove", "listPayee: take it from the list")
      .option("--org <org>", "relate: number of the organisation", wholeNumber)
      .option("--evidence <hash>", "breach: root of the documents that show it", hash)
      .option("--reason <hash>", "refuse: code or hash of why", hash)
      .option("--number <number>", "of the act; the next one of your side if left out", wholeNumber)
      .option("--deadline <time>", "when it expires; in a day if left out", time)
      .option("--checker-key-file <file>", "file with the private key of the second person, who checks")
      .requiredOption("--out <file>", "write the two signatures here, for who brings them to the chain"),
  async run(cli, name, subject, options) {
    const { out, checkerKeyFile } = options;
    if (checkerKeyFile === undefined) throw fault("USAGE", "two people sign: give --checker-key-file too", { out });
    const client = await cli.client();
    const nextNumber = async (facility: string): Promise<number> => {
      const { lenderNumber, borrowerNumber } = await getFacility(client, { facility });
      return 1 + (BORROWERS.includes(name) ? borrowerNumber : lenderNumber);
    };
    const { deadline = options.deadline ?? inADay(), ...content } = actOf(name, subject, options);
    const number = ONCE.includes(name) ? undefined : (options.number ?? (await nextNumber(hash(subject))));
    const act = { ...content, ...(number === undefined ? {} : { number }), deadline };
    const deployment = await cli.deployment();
    const sign = (signer: Signer) => signFundAct(signer, deployment, name, act as never);
    const maker = await cli.signer();
    const approval = { maker: await sign(maker), checker: await sign(await cli.signer(checkerKeyFile)) };
    const { org } = await getAccount(client, { account: await maker.getAddress() });
    const signed = { org, deadline: Number(deadline), ...(number === undefined ? {} : { number }), approval };
    writeOutput(out, `${JSON.stringify(signed, null, 2)}\n`);
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

function actOf(name: FundActName, subject: string, options: SignOptions): { readonly deadline?: bigint | number } {
  const needed = (option: "amount" | "payee" | "org" | "evidence" | "reason") => {
    const value = options[option];
    if (value === undefined) throw fault("USAGE", `to sign ${name}, give --${option}`, { option });
    return { [option]: value };
  };
  if (name === "open") return { facility: facilityId(readFacility(subject)) } as object;
  if (name === "request") return readRequest(subject);
  const id = hash(subject);
  if (name === "approve") return { request: id } as object;
  if (name === "refuse") return { request: id, ...needed("reason") } as object;
  if (name === "listPayee") {
    return { facility: id, ...needed("payee"), listed: options.remove !== true } as object;
  }
  if (name === "relate") return { facility: id, ...needed("org") } as object;
  if (name === "breach") return { facility: id, ...needed("evidence") } as object;
  return (BORROWERS.includes(name) ? { facility: id, ...needed("amount") } : { facility: id }) as object;
}
