import type { Commands } from "../shared/commands.ts";
import { COMPUTE } from "./compute/commands.ts";

export const DATA: Commands = {
  compute: COMPUTE,
};
