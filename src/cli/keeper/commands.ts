import type { Commands } from "../shared/commands.ts";

export const KEEPER: Commands = {
  keep: { description: "call what falls due and anybody may call", load: () => import("./keep.ts") },
  due: { description: "show whose clock runs, until when, and what follows", load: () => import("./due.ts") },
};
