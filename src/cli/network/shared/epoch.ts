import type { Command } from "commander";
import { positive } from "./positive.ts";

/** The option of the commands that count votes. */
export const epochOption = (command: Command): Command =>
  command.option("--epoch <blocks>", "epochlength of the genesis (else what the node says, or 30000)", positive);
