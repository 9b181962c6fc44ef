import { useState } from "react";
import { plainText } from "../../../lib/text/plain-text.ts";
import { Button } from "../../design/button.tsx";
import { Badge } from "../../design/mark.tsx";
import { Table } from "../../design/table.tsx";
import { Time } from "../../design/time.tsx";
import { useTexts } from "../../text/texts.ts";
import type { Along } from "./along.ts";
import { forgetMessage, isOvertaken, type KeptMessage, keptMessages } from "./kept-messages.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

interface KeptListParameters {
  readonly kind: KeptMessage["kind"];
  readonly along: Pick<Along, "units">;
  onOpen(message: KeptMessage): void;
}

/** What this phone signed and nobody has brought to the chain yet. Nothing where there is none. */
export function KeptList({ kind, along, onOpen }: KeptListParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const [kept, setKept] = useState(keptMessages);
  const shown = kept.filter((each) => each.kind === kind);
  if (shown.length === 0) return null;
  const hops = new Map(along.units.map(({ unit, hops }) => [unit, hops]));
  const forget = (text: string) => {
    forgetMessage(text);
    setKept(keptMessages());
  };
  return (
    <section aria-label={t("kept")}>
      <h2>{t("kept")}</h2>
      <Table
        caption={t("kept")}
        rows={shown}
        keyOf={({ text }) => text}
        columns={[
          { title: t("kept.unit"), cell: ({ identifier }) => plainText(identifier, 80) },
          { title: t("kept.at"), cell: ({ at }) => <Time milliseconds={at * 1_000} /> },
          {
            title: t("kept.state"),
            cell: (each) =>
              isOvertaken(each, hops.get(each.unit)) ? (
                <Badge state="warn">{t("kept.overtaken")}</Badge>
              ) : (
                <Badge state="info">{t("kept.waiting")}</Badge>
              ),
          },
          {
            title: t("kept.act"),
            cell: (each) => (
              <>
                <Button onClick={() => onOpen(each)}>{t("kept.open")}</Button>{" "}
                <Button onClick={() => forget(each.text)}>{t("kept.forget")}</Button>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
