import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import type { TallyError } from "../lib/errors.ts";
import { packageRoot } from "../lib/package-root.ts";
import { DOMAINS } from "./commands.ts";
import { addCommands } from "./shared/add-commands.ts";
import { createCli, DEFAULT_DEPLOYMENT, DEFAULT_RPC, type GlobalOptions, type Io } from "./shared/cli.ts";
import { fault } from "./shared/errors.ts";
import { describeFailure, EXIT } from "./shared/exit.ts";
import { inKnownWords } from "./shared/in-words.ts";
import { printable } from "./shared/printable.ts";

/** Runs `tally` with the arguments after the program's name; gives the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = createProgram(io);
  try {
    await program.parseAsync(args, { from: "user" });
    return EXIT.OK;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.OK; // --help, --version
    const failure = error instanceof CommanderError ? misunderstood(error) : await inKnownWords(error);
    const { text, json, exitCode } = await describeFailure(failure);
    // Options that stand after what was not understood were not read.
    if (program.opts<GlobalOptions>().json || args.includes("--json")) io.out(JSON.stringify(json));
    else io.err(printable(text));
    return exitCode;
  }
}

/** Every command by name; what a command does is loaded when it is called. */
function createProgram(io: Io): Command {
  const program = new Command("tally")
    .description("Records that organisations can trust without trusting each other.")
    .version(version(), "-V, --version", "print the version")
    .option("--rpc <url>", `JSON-RPC endpoint of a node (or TALLY_RPC_URL; else ${DEFAULT_RPC})`)
    .option("--rpc-token-file <file>", "file with the bearer token that the node asks for (or TALLY_RPC_TOKEN_FILE)")
    .option("--rpc-cert <file>", "PEM file with the certificate that the node asks for (or TALLY_RPC_CERT)")
    .option("--rpc-key <file>", "PEM file with its key (or TALLY_RPC_KEY)")
    .option("--rpc-ca <file>", "PEM file with the authorities of the node's own certificate (or TALLY_RPC_CA)")
    .option("--deployment <file>", `deployment file (or TALLY_DEPLOYMENT; else ${DEFAULT_DEPLOYMENT})`)
    .option("--key-file <file>", "file with the private key to sign with, encrypted or not (or TALLY_KEY)")
    .option("--key <name>", "key of the keystore to sign with, see `tally key` (or TALLY_KEYSTORE)")
    .option("--password-file <file>", "file with the password of an encrypted key (or TALLY_KEY_PASSWORD)")
    .option("--signer <url>", "signing service with Web3Signer's HTTP API (or TALLY_SIGNER)")
    .option("--account <address>", "account that the signing service signs for")
    .option("--env <file>", "file of NAME=value lines that are added to the environment")
    .option("--json", "print results as JSON")
    .option("--wide", "show tables unwrapped, and hashes and addresses in full")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: () => {}, // it is thrown as well, and printed here like every other
    })
    .exitOverride()
    // Also where a command asks no node: `--rpc` is taken for another option easily.
    .hook("preAction", async () => {
      const { rpc } = program.opts<GlobalOptions>();
      if (rpc !== undefined) (await import("./shared/http-option.ts")).requireHttp("rpc", rpc);
    });
  const cli = createCli(io, () => program.opts<GlobalOptions>());
  addCommands(program, DOMAINS, cli);
  return program;
}

function version(): string {
  return JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")).version;
}

/** commander's own errors; `commander.help` is a command that needs another after it, and its help has been printed. */
function misunderstood({ code, message }: CommanderError): TallyError {
  const text =
    code === "commander.help" ? "a command is missing" : message.replace(/^error: /, "").replaceAll("\n", " ");
  return fault("USAGE", text, { reason: code });
}
