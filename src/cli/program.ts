import { Command, CommanderError } from "commander";
import type { TallyError } from "../lib/errors.ts";
import { type Cli, createCli, type GlobalOptions, type Io } from "./cli.ts";
import { register as attest } from "./commands/attest.ts";
import { register as bridge } from "./commands/bridge.ts";
import { register as council } from "./commands/council.ts";
import { register as custody } from "./commands/custody.ts";
import { register as deployment } from "./commands/deployment.ts";
import { register as exceedance } from "./commands/exceedance.ts";
import { register as feed } from "./commands/feed.ts";
import { register as members } from "./commands/members.ts";
import { register as notarise } from "./commands/notarise.ts";
import { register as schema } from "./commands/schema.ts";
import { register as sensor } from "./commands/sensor.ts";
import { register as station } from "./commands/station.ts";
import { register as trace } from "./commands/trace.ts";
import { register as up } from "./commands/up.ts";
import { register as verify } from "./commands/verify.ts";
import { fault } from "./errors.ts";
import { describeFailure, EXIT } from "./exit.ts";
import { printable } from "./printable.ts";

const COMMANDS: readonly ((program: Command, cli: Cli) => void)[] = [
  up,
  members,
  council,
  schema,
  attest,
  notarise,
  verify,
  station,
  sensor,
  feed,
  exceedance,
  custody,
  trace,
  deployment,
  bridge,
];

/** Runs `tally` with the arguments after the program's name; gives the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = new Command("tally")
    .description("Records that organisations can trust without trusting each other.")
    .option("--rpc <url>", "JSON-RPC endpoint of a node", io.env.TALLY_RPC_URL ?? "http://127.0.0.1:8545")
    .option("--deployment <file>", "deployment file", io.env.TALLY_DEPLOYMENT ?? "deployments/embedded.json")
    .option("--key-file <file>", "file with the private key to sign with (or TALLY_KEY)")
    .option("--json", "print results as JSON")
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: () => {}, // it is thrown as well, and printed here like every other
    })
    .exitOverride();
  const cli = createCli(io, () => program.opts<GlobalOptions>());
  for (const register of COMMANDS) register(program, cli);
  inherit(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return EXIT.OK;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.OK; // --help
    const { text, json, exitCode } = describeFailure(error instanceof CommanderError ? misunderstood(error) : error);
    // Options that stand after what was not understood were not read.
    if (program.opts<GlobalOptions>().json || args.includes("--json")) io.out(JSON.stringify(json));
    else io.err(printable(text));
    return exitCode;
  }
}

/** commander's own errors; `commander.help` is a command that needs another after it, and its help has been printed. */
function misunderstood({ code, message }: CommanderError): TallyError {
  const text = code === "commander.help" ? "a command is missing" : message.replace(/^error: /, "");
  return fault("USAGE", text, { reason: code });
}

/** Sub-commands write and exit as the program does, and know its options wherever they stand. */
function inherit(command: Command): void {
  for (const sub of command.commands) {
    sub.copyInheritedSettings(command);
    inherit(sub);
  }
}
