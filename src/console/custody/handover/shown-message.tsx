import { saveFile } from "../../browser/save-file.ts";
import { Button } from "../../design/button.tsx";
import { TextArea } from "../../design/field.tsx";
import { MOST_IN_QR, QrCode } from "../../design/qr-code.tsx";
import { Notice } from "../../design/states.tsx";
import { useTexts } from "../../text/texts.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

interface ShownParameters {
  readonly title: string;
  readonly text: string;
  readonly fileName: string;
  /** Whether this device keeps it, so that it is still there after the phone went out. @default true */
  readonly isKept?: boolean;
}

/** A signed message as a code, where it fits into one, as text and as a file. */
export function ShownMessage({ title, text, fileName, isKept = true }: ShownParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  return (
    <section aria-label={title}>
      <Notice state="good" title={title}>
        {text.length > MOST_IN_QR && <p>{t("shown.long")}</p>}
      </Notice>
      <p>{t(isKept ? "shown.kept" : "shown.notKept")}</p>
      {text.length <= MOST_IN_QR && <QrCode text={text} label={title} />}
      <TextArea label={t("read.paste")} value={text} readOnly />
      <Button onClick={() => saveFile(fileName, text)}>{t("shown.save")}</Button>
    </section>
  );
}
