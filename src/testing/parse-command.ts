import { Command } from "commander";
import { DOMAINS } from "../cli/commands.ts";
import type { Commands } from "../cli/shared/commands.ts";
import type { Verb } from "../cli/shared/verb.ts";
import { isHttpUrl } from "../lib/http-url.ts";
import { wordsOf } from "./documents.ts";

/** Those of `tally` itself, which may stand behind a command too. */
const GLOBAL_OPTIONS = [
  ...[
    "--rpc <url>",
    "--rpc-token-file <file>",
    "--rpc-cert <file>",
    "--rpc-key <file>",
    "--rpc-ca <file>",
    "--deployment <file>",
    "--key-file <file>",
    "--key <name>",
    "--password-file <file>",
  ],
  ...["--signer <url>", "--account <address>", "--env <file>", "--json", "--wide"],
];
/**
 * Reads a command as `tally` does, and does not run it.
 *
 * @param text As it is printed, without `tally`.
 * @throws CommanderError as `tally` does; a placeholder in place of a value is none of its errors.
 */
export async function parseCommand(text: string): Promise<void> {
  requireUrl(wordsOf(text));
  const words = wordsOf(text.replace(/^(--(json|wide) |--[a-z-]+ \S+ )*/, ""));
  let at: Commands = Object.assign({}, ...DOMAINS.map(({ commands }) => commands));
  for (const [i, word] of words.entries()) {
    const entry = at[word];
    if (entry === undefined) throw new Error(`there is no command ${words.slice(0, i + 1).join(" ")}`);
    if ("commands" in entry) {
      at = entry.commands;
      continue;
    }
    const { verb } = (await entry.load()) as { verb: Verb };
    const command = new Command(word).exitOverride().configureOutput({ outputError: () => {} });
    for (const option of GLOBAL_OPTIONS) {
      command.option(option);
    }
    verb.takes?.(command);
    command.parse(words.slice(i + 1), { from: "user" });
    return;
  }
  throw new Error("the command needs another after it");
}

/** A word in capitals stands for an address. */
function requireUrl(words: readonly string[]): void {
  const at = words.indexOf("--rpc");
  const url = words[at + 1];
  if (at >= 0 && !(url !== undefined && (isHttpUrl(url) || /^[A-Z]+$/.test(url))))
    throw new Error(`--rpc ${url} is no address`);
}
