import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { plainText } from "../../lib/text/plain-text.ts";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { KEPT_TEXTS } from "./kept-texts.ts";
import styles from "./session.module.css";
import { type KeptHere, useKeptHere } from "./use-kept-here.ts";
import { useClear } from "./use-session.ts";

/** Labels that are named one by one. */
const MOST_NAMED = 20;

type Stand =
  | { readonly is: "nothing" | "asked" | "gone" | "left" }
  /** All is gone but the session, which the server did not end. */
  | { readonly is: "signedIn"; readonly why: string };

/** What this device keeps of those who use it, what becomes of that, and the way to have all of it gone. Nothing where it keeps nothing. */
export function KeptCard({ onCleared }: { onCleared?(): void }) {
  const t = useTexts(KEPT_TEXTS);
  const here = useKeptHere();
  const clearAll = useClear();
  const [stand, setStand] = useState<Stand>({ is: "nothing" });
  if (here === undefined) return null;
  const clear = async () => {
    try {
      setStand({ is: (await clearAll()) ? "gone" : "left" });
    } catch (error) {
      setStand({ is: "signedIn", why: wordsOfError(error) });
    }
    onCleared?.();
  };
  const { signed, hasForms, hasPasskey, hasAlong } = here;
  const hasAny = signed.length > 0 || hasForms || hasPasskey || hasAlong;
  if (!hasAny && stand.is === "nothing") return null;
  return (
    <Card title={t("kept.title")}>
      {stand.is === "gone" && <Notice state="good" title={t("cleared")} />}
      {stand.is === "left" && <Notice state="bad" title={t("cleared.not")} />}
      {stand.is === "signedIn" && <Notice state="bad" title={t("cleared.signedIn", { why: stand.why })} />}
      {signed.length > 0 && (
        <Notice state="warn" title={t("kept.signed", { count: signed.length })}>
          {t("kept.signed.text")} <Link to="/handover">{t("kept.signed.go")}</Link>
        </Notice>
      )}
      {hasForms && <p>{t("kept.forms")}</p>}
      {stand.is === "asked" && <Lost here={here} />}
      {stand.is === "asked" && (
        <div className={styles.choices}>
          <Button onClick={clear}>{t("clear.sure")}</Button>
          <Button primary onClick={() => setStand({ is: "nothing" })}>
            {t("clear.not")}
          </Button>
        </div>
      )}
      {stand.is !== "asked" && hasAny && <Button onClick={() => setStand({ is: "asked" })}>{t("clear")}</Button>}
    </Card>
  );
}

/** What would be lost, before it is. */
function Lost({ here: { signed, hasForms, hasPasskey, hasAlong } }: { readonly here: KeptHere }) {
  const t = useTexts(KEPT_TEXTS);
  const named = signed.slice(0, MOST_NAMED).map((each) => plainText(each, 60));
  return (
    <section aria-label={t("lost")}>
      <h3>{t("lost")}</h3>
      <ul>
        {signed.length > 0 && (
          <li>
            {t("lost.signed", { count: signed.length })} <bdi>{named.join(", ")}</bdi>
            {signed.length > MOST_NAMED && " …"}
          </li>
        )}
        {hasForms && <li>{t("lost.forms")}</li>}
        {hasPasskey && <li>{t("lost.passkey")}</li>}
        {hasAlong && <li>{t("lost.along")}</li>}
      </ul>
      <p>{t("lost.stays")}</p>
    </section>
  );
}
