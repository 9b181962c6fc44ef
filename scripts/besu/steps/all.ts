import type { Step } from "../step.ts";
import { bridge } from "./bridge.ts";
import { deploy } from "./deploy.ts";
import { limits } from "./limits.ts";
import { sdk } from "./sdk.ts";
import { start } from "./start.ts";

/** In the order in which they are run: each leaves four validators that make blocks. */
export const STEPS: readonly Step[] = [start, limits, deploy, sdk, bridge];
