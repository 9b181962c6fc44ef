import { useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { TextArea } from "../../design/field.tsx";
import { Notice } from "../../design/states.tsx";
import { Camera } from "../../scan/camera.tsx";
import { useTexts } from "../../text/texts.ts";
import { type ReadParts, readPart } from "./code-parts.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

/** Takes a message from another phone: by a picture of its code, or as text. */
export function ReadMessage({ label, onText }: { readonly label: string; onText(text: string): void }) {
  const t = useTexts(HANDOVER_TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const parts = useRef<ReadParts>(undefined);
  const [missing, setMissing] = useState(0);
  const take = (code: string) => {
    const read = readPart(parts.current, code);
    parts.current = typeof read === "string" ? undefined : read;
    setMissing(typeof read === "string" ? 0 : read.count - Object.keys(read.texts).length);
    if (typeof read === "string") onText(read);
  };
  const picture = async (file: File) => {
    const { scanPicture } = await import("../../browser/scan.ts");
    const text = await scanPicture(file).catch(() => undefined);
    setUnreadable(text === undefined);
    if (text !== undefined) take(text);
  };
  return (
    <>
      <p>{t("read.text")}</p>
      <Camera onText={take} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        className="sr-only"
        tabIndex={-1}
        aria-label={t("read.picture")}
        multiple
        onChange={async ({ target }) => {
          for (const file of [...(target.files ?? [])]) await picture(file);
          target.value = ""; // so that the next one is heard of, also of the same name
        }}
      />
      <Button onClick={() => input.current?.click()}>{t("read.picture")}</Button>
      {unreadable && <Notice state="warn" title={t("read.none")} />}
      {missing > 0 && <Notice state="info" title={t("read.more", { missing })} />}
      <TextArea label={label} onChange={({ target }) => target.value.trim() !== "" && take(target.value.trim())} />
    </>
  );
}
