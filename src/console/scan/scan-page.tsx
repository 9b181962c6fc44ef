import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Field, Form } from "../design/field.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { Camera } from "./camera.tsx";
import { SCAN_TEXTS } from "./texts.ts";
import { isHash, labelPath } from "./where.ts";

/** Characters of a foreign code that are looked for. */
const LONGEST = 200;

/** A label's code by camera, from a picture or typed: it leads to the thing's page. */
export function ScanPage() {
  const t = useTexts(SCAN_TEXTS);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const [foreign, setForeign] = useState<string>();
  const search = (text: string) => navigate({ to: "/search", search: { q: text.trim().slice(0, LONGEST) } } as never);
  /** What was seen may be anybody's: a label opens its page, and nothing else opens anything. */
  const seen = (text: string) => {
    const path = labelPath(text);
    if (path !== undefined) navigate({ to: path });
    else if (isHash(text)) search(text);
    else setForeign(text);
  };
  const typed = (text: string) => {
    const path = labelPath(text);
    return path === undefined ? search(text) : navigate({ to: path });
  };
  const picture = async (file: File | undefined) => {
    if (file === undefined) return;
    const { scanPicture } = await import("../browser/scan.ts");
    const text = await scanPicture(file).catch(() => undefined);
    setUnreadable(text === undefined);
    setForeign(undefined);
    if (text !== undefined) seen(text);
  };
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Card>
        <Camera primary onText={seen} />
        {foreign !== undefined && <Foreign text={foreign} />}
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
        <Form onSubmit={() => code.trim() !== "" && typed(code)}>
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

/** A code that is no label: it is shown, and leads nowhere. */
function Foreign({ text }: { readonly text: string }) {
  const t = useTexts(SCAN_TEXTS);
  return (
    <Notice state="warn" title={t("foreign")}>
      <p>
        {t("foreign.text")} <ChainText text={text} longest={120} />
      </p>
      <p>
        <Link to="/handover">{t("foreign.handover")}</Link>
      </p>
    </Notice>
  );
}
