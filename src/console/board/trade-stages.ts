import type { IndexedTrade } from "../../sdk/query/board.ts";
import type { Stage } from "./stages.tsx";
import type { TRADE_TEXTS } from "./trade-texts.ts";

type Word = keyof (typeof TRADE_TEXTS)["en"];

const STEPS: readonly IndexedTrade["state"][] = ["Matched", "Presented", "DocsExchanged"];
const NAMES = ["stage.documents", "stage.examination", "stage.payment"] as const;

/** How a trade goes: what its two sides have done, and what is waited for. */
export function tradeStages(item: IndexedTrade, t: (key: Word) => string): Stage[] {
  const { state, failing, endedAt, reportedAt, matchedAt } = item;
  const at = (seconds: number) => ({ word: t("stage.at"), time: seconds });
  const stages: Stage[] = [{ text: t("stage.matched"), mark: "good", at: at(matchedAt) }];
  const isEnded = endedAt !== null;
  const here = STEPS.indexOf(state);
  const untils = [item.documentsBy, item.examineBy, item.settleBy];
  if (!isEnded || item.settled === true) {
    for (const [i, name] of NAMES.entries()) {
      const isDone = isEnded || i < here;
      const until = untils[i];
      const last = until === null || until === undefined ? {} : { at: { word: t("stage.until"), time: until } };
      stages.push({ text: t(name), mark: isDone ? "good" : i === here ? "info" : null, ...last });
    }
  }
  const isFailed = failing !== null || state === "Failed";
  if (!isEnded) stages.push({ text: t("stage.settled"), mark: null });
  else if (isFailed) stages.push({ text: t("stage.failed"), mark: "bad", at: at(endedAt) });
  else if (item.settled === true || state === "Settled")
    stages.push({ text: t("stage.settled"), mark: "good", at: at(endedAt) });
  stages.push(
    reportedAt === null
      ? { text: t("stage.reported"), mark: null }
      : { text: t("stage.reported"), mark: "good", at: at(reportedAt) },
  );
  return stages;
}
