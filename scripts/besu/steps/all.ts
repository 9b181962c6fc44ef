import type { Step } from "../step.ts";
import { account } from "./account.ts";
import { allKilled } from "./all-killed.ts";
import { behind } from "./behind.ts";
import { bridge } from "./bridge.ts";
import { crash } from "./crash.ts";
import { deploy } from "./deploy.ts";
import { down } from "./down.ts";
import { lightClient } from "./light-client.ts";
import { limits } from "./limits.ts";
import { oneDown } from "./one-down.ts";
import { relay } from "./relay.ts";
import { sdk } from "./sdk.ts";
import { start } from "./start.ts";
import { strangeNode } from "./strange-node.ts";
import { twoDown } from "./two-down.ts";

/** In the order in which they are run: each leaves four validators that make blocks, but for the last. */
export const STEPS: readonly Step[] = [
  start,
  limits,
  deploy,
  sdk,
  bridge,
  lightClient,
  relay,
  account,
  strangeNode,
  crash,
  oneDown,
  behind,
  twoDown,
  allKilled,
  down,
];
