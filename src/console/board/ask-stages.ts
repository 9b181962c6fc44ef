import type { IndexedAsk } from "../../sdk/query/board.ts";
import type { Stage } from "./stages.tsx";
import type { BOARD_TEXTS } from "./texts.ts";

type Word = keyof (typeof BOARD_TEXTS)["en"];

/** How an ask goes, as of a block's time. */
export function askStages(item: IndexedAsk, time: number, t: (key: Word) => string): Stage[] {
  const { state, terms, postedAt, perfectedAt, endedAt } = item;
  const { commitUntil, acceptUntil, conditional } = terms;
  const at = (seconds: number) => ({ word: t("stage.at"), time: seconds });
  const until = (seconds: number) => ({ word: t("stage.until"), time: seconds });
  const stages: Stage[] = [{ text: t("stage.posted"), mark: "good", at: at(postedAt) }];
  if (conditional) {
    stages.push(
      perfectedAt === null
        ? { text: t("stage.waiting"), mark: state === "Conditional" ? "info" : "neutral", at: until(commitUntil) }
        : { text: t("stage.perfected"), mark: "good", at: at(perfectedAt) },
    );
  }
  const isOpen = state === "Posted";
  const now = endedAt ?? time;
  const isQuoted = isOpen || (state === "Matched" && endedAt !== null);
  stages.push({
    text: t("stage.committing"),
    mark: isOpen && now <= commitUntil ? "info" : isQuoted ? "good" : null,
    at: until(commitUntil),
  });
  stages.push({
    text: t("stage.opening"),
    mark: isOpen && now > commitUntil && now <= acceptUntil ? "info" : state === "Matched" ? "good" : null,
    at: until(acceptUntil),
  });
  if (state === "Matched") stages.push({ text: t("stage.matched"), mark: "good", at: at(now) });
  else if (state === "Withdrawn") stages.push({ text: t("stage.withdrawn"), mark: "neutral", at: at(now) });
  else if (state === "Lapsed") stages.push({ text: t("stage.lapsed"), mark: "neutral", at: at(now) });
  else if (now > (state === "Conditional" ? commitUntil : acceptUntil))
    stages.push({ text: t("stage.over"), mark: "warn" });
  else stages.push({ text: t("stage.matched"), mark: null });
  return stages;
}
