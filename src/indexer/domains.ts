import { anchoring } from "./anchoring/domain.ts";
import { bills } from "./bills/domain.ts";
import { board } from "./board/domain.ts";
import { clearing } from "./clearing/domain.ts";
import { credits } from "./credits/domain.ts";
import { custody } from "./custody/domain.ts";
import { data } from "./data/domain.ts";
import type { IndexedDomain } from "./domain.ts";
import { evidence } from "./evidence/domain.ts";
import { funds } from "./funds/domain.ts";
import { ledger } from "./ledger/domain.ts";
import { members } from "./members/domain.ts";
import { receivables } from "./receivables/domain.ts";
import { sensing } from "./sensing/domain.ts";
import { settlement } from "./settlement/domain.ts";
import { treaties } from "./treaties/domain.ts";
import { watchlist } from "./watchlist/domain.ts";

/** What is indexed, a line for each domain. */
export const DOMAINS: readonly IndexedDomain[] = [
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
