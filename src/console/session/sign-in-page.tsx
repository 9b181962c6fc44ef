import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { plainText } from "../../lib/text/plain-text.ts";
import { askChallenge, beginSession, type Challenge, SignInRefusal } from "../browser/session.ts";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Page } from "../design/page.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { KeptCard } from "./kept-card.tsx";
import { Signed } from "./signed.tsx";
import { SESSION_TEXTS } from "./texts.ts";
import { useForget, useSession } from "./use-session.ts";
import { WayList } from "./way-list.tsx";
import { usePlayed } from "./use-wallets.ts";
import { type Way, walletWay } from "./ways.ts";
import styles from "./session.module.css";

interface Asked {
  readonly way: Way;
  readonly account: string;
  readonly challenge: Challenge;
}

type Stand =
  | { readonly is: "choosing" | "working" | "nobody" }
  | { readonly is: "failed"; readonly why: string }
  | { readonly is: "asked"; readonly asked: Asked };

/** Signing in: by a wallet, by this device's passkey, or as an organisation that is played. Whoever is signed in signs out here. */
export function SignInPage() {
  const t = useTexts(SESSION_TEXTS);
  const { as, to } = useSearch({ strict: false }) as { readonly as?: string; readonly to?: string };
  const session = useSession();
  const forget = useForget();
  const navigate = useNavigate();
  const [stand, setStand] = useState<Stand>({ is: "choosing" });
  const choose = async (way: Way) => {
    setStand({ is: "working" });
    try {
      const account = await way.account();
      setStand({ is: "asked", asked: { way, account, challenge: await askChallenge(account) } });
    } catch (error) {
      setStand({ is: "failed", why: wordsOfError(error) });
    }
  };
  const sign = async ({ way, account, challenge: { text, nonce } }: Asked) => {
    setStand({ is: "working" });
    try {
      await beginSession({ account, nonce, signature: await way.sign(account, text) });
      await forget("in");
      setStand({ is: "choosing" });
      // Only an address of this console: what is in the query may be a stranger's.
      if (to !== undefined && /^\/(?!\/)/.test(to)) await navigate({ to });
    } catch (error) {
      const isNobody = error instanceof SignInRefusal && error.code === "INDEX_SIGN_IN_NOBODY";
      setStand(isNobody ? { is: "nobody" } : { is: "failed", why: wordsOfError(error) });
    }
  };
  // An organisation that is played and named in the address is chosen as soon as it is known.
  const wanted = usePlayed().find((each) => each.account === as);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is named
  useEffect(() => {
    if (wanted !== undefined) choose(walletWay(wanted, wanted.name));
  }, [wanted?.account]);
  if (session !== undefined) return <Signed session={session} />;
  return (
    <Page title={t("signIn.title")} lead={t("signIn.lead")}>
      {stand.is === "failed" && <Notice state="bad" title={t("signIn.failed", { why: stand.why })} />}
      {stand.is === "nobody" && <Notice state="warn" title={t("signIn.nobody")} />}
      {stand.is === "working" && <Loading>{t("signIn.working")}</Loading>}
      {stand.is === "asked" && (
        <TextToSign asked={stand.asked} onSign={sign} onCancel={() => setStand({ is: "choosing" })} />
      )}
      {stand.is !== "asked" && stand.is !== "working" && <WayList onChosen={choose} />}
      <KeptCard />
    </Page>
  );
}

interface TextParameters {
  readonly asked: Asked;
  onSign(asked: Asked): void;
  onCancel(): void;
}

/** The whole text, before it is signed. */
function TextToSign({ asked, onSign, onCancel }: TextParameters) {
  const t = useTexts(SESSION_TEXTS);
  const { way, account, challenge } = asked;
  return (
    <Card title={t("signIn.text")}>
      <Facts facts={[{ label: t("signIn.account"), value: <Hash value={account} whole /> }]} />
      <p>{t("signIn.text.why")}</p>
      <section className={styles.text} lang="en" aria-label={t("signIn.text")}>
        {challenge.text}
      </section>
      <div className={styles.choices}>
        <Button primary onClick={() => onSign(asked)}>
          {t("signIn.sign", { name: plainText(way.name, 40) })}
        </Button>
        <Button onClick={onCancel}>{t("signIn.cancel")}</Button>
      </div>
    </Card>
  );
}
