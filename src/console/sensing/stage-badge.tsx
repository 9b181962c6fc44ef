import type { IndexedExceedance } from "../../sdk/query/sensing.ts";
import { Badge } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { SENSING_TEXTS } from "./texts.ts";

const MARKS = { Open: "bad", Acknowledged: "warn", Disputed: "warn", Remediated: "info", Closed: "good" } as const;

export function StageBadge({ stage }: Pick<IndexedExceedance, "stage">) {
  const t = useTexts(SENSING_TEXTS);
  return <Badge state={MARKS[stage]}>{t(`stage.${stage}`)}</Badge>;
}

export const stageMark = (stage: IndexedExceedance["stage"]) => MARKS[stage];
