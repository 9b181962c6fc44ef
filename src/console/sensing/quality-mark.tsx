import { Badge, type MarkState } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { SENSING_TEXTS } from "./texts.ts";

const MARKS: Readonly<Record<number, MarkState>> = { 1: "good", 2: "neutral", 3: "warn", 4: "bad", 9: "neutral" };

const isFlag = (quality: number): quality is 1 | 2 | 3 | 4 | 9 => quality in MARKS;

/** A QARTOD flag in a word, with its shape. */
export function QualityMark({ quality }: { readonly quality: number }) {
  const t = useTexts(SENSING_TEXTS);
  return <Badge state={MARKS[quality] ?? "neutral"}>{isFlag(quality) ? t(`quality.${quality}`) : quality}</Badge>;
}
