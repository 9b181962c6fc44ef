import type { IndexedResource } from "../../sdk/query/data.ts";
import { Badge, type MarkState } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { CATALOGUE_TEXTS } from "./catalogue-texts.ts";

const MARKS: Readonly<Record<IndexedResource["status"], MarkState>> = {
  Draft: "info",
  Active: "good",
  Suspended: "warn",
  Deprecated: "warn",
  EndOfLife: "neutral",
  Revoked: "bad",
};

export function ResourceBadge({ status }: Pick<IndexedResource, "status">) {
  const t = useTexts(CATALOGUE_TEXTS);
  return <Badge state={MARKS[status]}>{t(`status.${status}`)}</Badge>;
}
