import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { watchCamera } from "../browser/camera.ts";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { Field, Form } from "../design/field.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { SCAN_TEXTS } from "./texts.ts";
import { whereOf } from "./where.ts";
import styles from "./scan.module.css";

/** A label's code by camera, from a picture or typed: it leads to the thing's page. */
export function ScanPage() {
  const t = useTexts(SCAN_TEXTS);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const go = (text: string) => {
    const { path, q } = whereOf(text);
    navigate({ to: path, ...(q !== undefined && { search: { q } }) } as never);
  };
  const picture = async (file: File | undefined) => {
    if (file === undefined) return;
    const { scanPicture } = await import("../browser/scan.ts");
    const text = await scanPicture(file).catch(() => undefined);
    setUnreadable(text === undefined);
    if (text !== undefined) go(text);
  };
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Card>
        <Camera onText={go} />
        <input
          ref={input}
          type="file"
          accept="image/*"
          className="sr-only"
          tabIndex={-1}
          aria-label={t("picture")}
          onChange={({ target }) => picture(target.files?.[0])}
        />
        <p>
          <Button onClick={() => input.current?.click()}>{t("picture")}</Button>
        </p>
        {unreadable && <Notice state="warn" title={t("picture.none")} />}
        <Form onSubmit={() => code.trim() !== "" && go(code)}>
          <Field
            label={t("code")}
            value={code}
            autoComplete="off"
            placeholder="8003/09520000000011B0001"
            onChange={({ target }) => setCode(target.value)}
          />
          <Button primary type="submit" disabled={code.trim() === ""}>
            {t("go")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}

/** The camera, when somebody asks for it. */
function Camera({ onText }: { onText(text: string): void }) {
  const t = useTexts(SCAN_TEXTS);
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(false);
  const [why, setWhy] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: as long as the camera is on
  useEffect(() => {
    const shown = video.current;
    if (!isOn || shown === null) return;
    let isOver = false;
    let stop = () => {};
    const seen = async (picture: ImageData) => {
      const { scanPicture } = await import("../browser/scan.ts");
      const text = await scanPicture(picture).catch(() => undefined);
      if (text !== undefined && !isOver) onText(text);
    };
    watchCamera(shown, seen).then(
      (end) => {
        stop = end;
        if (isOver) end();
      },
      (error) => {
        if (isOver) return;
        setOn(false);
        setWhy(wordsOfError(error));
      },
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [isOn]);
  return (
    <>
      {isOn && <p>{t("looking")}</p>}
      <video ref={video} className={styles.camera} hidden={!isOn} playsInline muted aria-label={t("view")} />
      {why !== undefined && <Notice state="warn" title={t("camera.failed", { why })} />}
      <p>
        <Button primary={!isOn} onClick={() => setOn(!isOn)}>
          {t(isOn ? "stop" : "camera")}
        </Button>
      </p>
    </>
  );
}
