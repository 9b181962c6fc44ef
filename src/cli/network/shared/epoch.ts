import type { Command } from "commander";
import { DEFAULT_EPOCH } from "../../../network/votes/list-votes.ts";
import { positive } from "./positive.ts";

/** The option of the commands that count votes. */
export const epochOption = (command: Command): Command =>
  command.option("--epoch <blocks>", "epochlength of the genesis", positive, DEFAULT_EPOCH);
