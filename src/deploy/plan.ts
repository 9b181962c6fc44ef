import { anchoring } from "./anchoring/plan.ts";
import { bills } from "./bills/plan.ts";
import { board } from "./board/plan.ts";
import { clearing } from "./clearing/plan.ts";
import { credits } from "./credits/plan.ts";
import { custody } from "./custody/plan.ts";
import { data } from "./data/plan.ts";
import type { DomainPlan } from "./domain-plan.ts";
import { evidence } from "./evidence/plan.ts";
import { funds } from "./funds/plan.ts";
import { ledger } from "./ledger/plan.ts";
import { members } from "./members/plan.ts";
import { receivables } from "./receivables/plan.ts";
import { sensing } from "./sensing/plan.ts";
import { settlement } from "./settlement/plan.ts";
import { treaties } from "./treaties/plan.ts";
import { watchlist } from "./watchlist/plan.ts";

/** Every domain, in the order in which they are deployed. */
export const PLAN: readonly DomainPlan[] = [
  members,
  evidence,
  sensing,
  custody,
  settlement,
  ledger,
  receivables,
  data,
  watchlist,
  anchoring,
  clearing,
  credits,
  bills,
  funds,
  treaties,
  board,
];
