import { useEffect, useRef, useState } from "react";
import { watchCamera } from "../browser/camera.ts";
import { Button } from "../design/button.tsx";
import { Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { SCAN_TEXTS } from "./texts.ts";
import styles from "./scan.module.css";

/** Names that browsers give to what keeps a camera from a page. */
const KNOWN = ["NotAllowedError", "NotFoundError", "NotReadableError"] as const;
type Known = (typeof KNOWN)[number];

interface CameraParameters {
  /** Hears of each code that is seen. */
  onText(text: string): void;
  /** Whether it is the one act of the page that matters most. @default false */
  readonly primary?: boolean;
}

/** The camera, when somebody asks for it. Where it cannot be had, it says what else can be done. */
export function Camera({ onText, primary = false }: CameraParameters) {
  const t = useTexts(SCAN_TEXTS);
  const video = useRef<HTMLVideoElement>(null);
  const [isOn, setOn] = useState(false);
  const [failed, setFailed] = useState<unknown>();
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
        setFailed(error);
      },
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [isOn]);
  const name = KNOWN.find((each) => each === (failed as { name?: Known } | undefined)?.name);
  return (
    <>
      {isOn && <p>{t("looking")}</p>}
      <video ref={video} className={styles.camera} hidden={!isOn} playsInline muted aria-label={t("view")} />
      {failed !== undefined && (
        <Notice state="warn" title={name === undefined ? t("camera.failed") : t(`camera.${name}`)}>
          {name === undefined && <p>{wordsOfError(failed)}</p>}
          {t("camera.instead")}
        </Notice>
      )}
      <p>
        <Button
          primary={primary && !isOn}
          onClick={() => {
            setFailed(undefined);
            setOn(!isOn);
          }}
        >
          {t(isOn ? "stop" : "camera")}
        </Button>
      </p>
    </>
  );
}
