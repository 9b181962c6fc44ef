import { BRIDGE } from "./bridge/commands.ts";
import { CHAIN } from "./chain/commands.ts";
import { CUSTODY } from "./custody/commands.ts";
import { EVIDENCE } from "./evidence/commands.ts";
import { KEY } from "./key/commands.ts";
import { MEMBERS } from "./members/commands.ts";
import { SENSING } from "./sensing/commands.ts";
import type { CommandGroup } from "./shared/commands.ts";

/** Domains of `tally`, in the order of its help: each in the folder of its name, with its commands in commands.ts. */
export const DOMAINS: readonly CommandGroup[] = [
  { name: "chain", commands: CHAIN },
  { name: "key", commands: KEY },
  { name: "members", commands: MEMBERS },
  { name: "evidence", commands: EVIDENCE },
  { name: "sensing", commands: SENSING },
  { name: "custody", commands: CUSTODY },
  { name: "bridge", commands: BRIDGE },
];
