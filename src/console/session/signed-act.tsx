import { useState } from "react";
import { plainText } from "../../lib/text/plain-text.ts";
import type { Client } from "../../sdk/core/client.ts";
import type { Wallet } from "../browser/wallet.ts";
import { Button } from "../design/button.tsx";
import { type Fact, Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { SignerChoice, useSigners } from "./signer-choice.tsx";
import { SESSION_TEXTS } from "./texts.ts";
import { useForget } from "./use-session.ts";
import styles from "./session.module.css";

/** What would be signed, to be looked at before. */
export interface Prepared {
  /** Every field of what is signed. */
  readonly fields: readonly Fact[];
  /** What it depends on, read from the node just now. */
  readonly state: readonly Fact[];
  /** Why it would be refused as it stands. */
  readonly refusal?: string;
  /** Signs and sends it, and waits until it is on the chain. Gives the transaction's hash. */
  send(): Promise<string>;
}

type Stand =
  | { readonly is: "nothing" | "working" }
  | { readonly is: "shown"; readonly prepared: Prepared; readonly wallet: Wallet }
  | { readonly is: "done"; readonly transaction: string }
  | { readonly is: "failed"; readonly why: string };

interface SignedActParameters {
  /** What the act is called. @default "Look at what is signed" */
  readonly label?: string;
  /** Reads from the wallet's node what the act depends on. */
  prepare(client: Client, account: string): Promise<Prepared>;
}

const wordsOf = (error: unknown) => plainText(error instanceof Error ? error.message : String(error), 300);

/** An act on the chain: who signs, every field of what is signed and what it depends on, then what came of it. */
export function SignedAct({ label, prepare }: SignedActParameters) {
  const t = useTexts(SESSION_TEXTS);
  const wallets = useSigners();
  const forget = useForget();
  const [name, setName] = useState<string>();
  const [stand, setStand] = useState<Stand>({ is: "nothing" });
  const chosen = wallets.find((each) => each.name === name) ?? wallets[0];
  if (stand.is === "done") {
    return (
      <Notice state="good" title={t("act.done")}>
        <Hash value={stand.transaction} />
      </Notice>
    );
  }
  if (chosen === undefined) return <Notice state="neutral" title={t("act.none")} />;
  const failed = (error: unknown) => setStand({ is: "failed", why: wordsOf(error) });
  const look = async (wallet: Wallet) => {
    setStand({ is: "working" });
    try {
      const { signerClient } = await import("../chain/signer-client.ts");
      const client = await signerClient(wallet);
      setStand({ is: "shown", wallet, prepared: await prepare(client, client.sender?.address ?? "") });
    } catch (error) {
      failed(error);
    }
  };
  const send = async ({ send }: Prepared) => {
    setStand({ is: "working" });
    try {
      setStand({ is: "done", transaction: await send() });
      await forget();
    } catch (error) {
      failed(error);
    }
  };
  if (stand.is === "working") return <Loading>{t("act.working")}</Loading>;
  if (stand.is === "shown") {
    const { prepared, wallet } = stand;
    return (
      <section className={styles.signed} aria-label={t("act.signed")}>
        <h3>{t("act.signed")}</h3>
        <Facts facts={prepared.fields} />
        <h3>{t("act.node")}</h3>
        <Facts facts={prepared.state} />
        {prepared.refusal !== undefined && <Notice state="warn" title={t("act.refused", { why: prepared.refusal })} />}
        <div className={styles.choices}>
          <Button primary disabled={prepared.refusal !== undefined} onClick={() => send(prepared)}>
            {t("act.send", { name: plainText(wallet.name, 40) })}
          </Button>
          <Button onClick={() => setStand({ is: "nothing" })}>{t("signIn.cancel")}</Button>
        </div>
      </section>
    );
  }
  return (
    <>
      {stand.is === "failed" && <Notice state="bad" title={t("act.failed", { why: stand.why })} />}
      <div className={styles.choices}>
        <SignerChoice wallets={wallets} chosen={chosen} onChange={setName} />
        <Button primary onClick={() => look(chosen)}>
          {label ?? t("act.look")}
        </Button>
      </div>
    </>
  );
}
