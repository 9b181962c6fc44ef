import { saveFile } from "../../browser/save-file.ts";
import { Button } from "../../design/button.tsx";
import { TextArea } from "../../design/field.tsx";
import { MOST_IN_QR, QrCode } from "../../design/qr-code.tsx";
import { Notice } from "../../design/states.tsx";
import { useTexts } from "../../text/texts.ts";
import { partsOf } from "./code-parts.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

interface ShownParameters {
  readonly title: string;
  readonly text: string;
  readonly fileName: string;
  /** Whether this browser has it on its disk. */
  readonly isKept: boolean;
}

/** A signed message as a code, where it fits into one, as text and as a file. */
export function ShownMessage({ title, text, fileName, isKept }: ShownParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const codes = partsOf(text, MOST_IN_QR);
  return (
    <section aria-label={title}>
      <Notice state="good" title={title}>
        {codes.length > 1 && <p>{t("shown.long", { count: codes.length })}</p>}
      </Notice>
      {!isKept && <Notice state="warn" title={t("shown.notKept")} />}
      {codes.map((code, i) => (
        <QrCode key={code} text={code} label={codes.length === 1 ? title : `${title} ${i + 1}/${codes.length}`} />
      ))}
      <TextArea label={t("read.paste")} value={text} readOnly />
      <Button onClick={() => saveFile(fileName, text)}>{t("shown.save")}</Button>
    </section>
  );
}
