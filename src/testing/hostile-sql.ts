import type { Hostile } from "./hostile/hostile.ts";
import { OUTSIDE } from "./hostile/outside.ts";
import { QUESTIONS } from "./hostile/questions.ts";
import { SPELLINGS } from "./hostile/spellings.ts";

/** `MARK` stands for a path that must neither be read nor made. The policy is that of load-data.ts. */
export const HOSTILE: readonly Hostile[] = [...OUTSIDE, ...QUESTIONS, ...SPELLINGS];
