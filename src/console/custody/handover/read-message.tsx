import { useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { TextArea } from "../../design/field.tsx";
import { Notice } from "../../design/states.tsx";
import { Camera } from "../../scan/camera.tsx";
import { useTexts } from "../../text/texts.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

/** Takes a message from another phone: by a picture of its code, or as text. */
export function ReadMessage({ label, onText }: { readonly label: string; onText(text: string): void }) {
  const t = useTexts(HANDOVER_TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const picture = async (file: File | undefined) => {
    if (file === undefined) return;
    const { scanPicture } = await import("../../browser/scan.ts");
    const text = await scanPicture(file).catch(() => undefined);
    setUnreadable(text === undefined);
    if (text !== undefined) onText(text);
  };
  return (
    <>
      <p>{t("read.text")}</p>
      <Camera onText={onText} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("read.picture")}
        onChange={({ target }) => picture(target.files?.[0])}
      />
      <Button onClick={() => input.current?.click()}>{t("read.picture")}</Button>
      {unreadable && <Notice state="warn" title={t("read.none")} />}
      <TextArea label={label} onChange={({ target }) => target.value.trim() !== "" && onText(target.value.trim())} />
    </>
  );
}
