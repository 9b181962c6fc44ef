import { useState } from "react";
import type { Client } from "../../sdk/core/client.ts";
import type { Wallet } from "../browser/wallet.ts";
import { Button } from "../design/button.tsx";
import { type Fact, Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { SignerChoice, useSigners } from "./signer-choice.tsx";
import { SESSION_TEXTS } from "./texts.ts";
import { useRefresh } from "./use-session.ts";
import { walletLabel } from "./wallet-label.ts";
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

/** How far one is with the act that `about` says. */
type Stand =
  | { readonly is: "nothing" | "working" }
  | { readonly is: "shown"; readonly about: string; readonly prepared: Prepared; readonly wallet: Wallet }
  | { readonly is: "failed"; readonly about: string; readonly why: string };

interface SignedActParameters {
  /** What the act is called. @default "Look at what is signed" */
  readonly label?: string;
  /** What tells this act from another in the same place: what was looked at is no longer shown once it is another. */
  readonly about: string;
  /** Reads from the wallet's node what the act depends on. */
  prepare(client: Client, account: string): Promise<Prepared>;
}

const NOTHING: Stand = { is: "nothing" };

/** An act on the chain: who signs, every field of what is signed and what it depends on, then what came of it. */
export function SignedAct({ label, about, prepare }: SignedActParameters) {
  const t = useTexts(SESSION_TEXTS);
  const wallets = useSigners();
  const refresh = useRefresh();
  const [id, setId] = useState<string>();
  const [held, setStand] = useState<Stand>(NOTHING);
  const [done, setDone] = useState<{ readonly about: string; readonly transaction: string }>();
  const stand = "about" in held && held.about !== about ? NOTHING : held;
  const chosen = wallets.find((each) => each.id === id) ?? wallets[0];
  const failed = (error: unknown) => setStand({ is: "failed", about, why: wordsOfError(error) });
  const look = async (wallet: Wallet) => {
    setStand({ is: "working" });
    try {
      const { signerClient } = await import("../chain/signer-client.ts");
      const client = await signerClient(wallet);
      setStand({ is: "shown", about, wallet, prepared: await prepare(client, client.sender?.address ?? "") });
    } catch (error) {
      failed(error);
    }
  };
  const send = async ({ send }: Prepared) => {
    setStand({ is: "working" });
    try {
      setDone({ about, transaction: await send() });
      setStand(NOTHING);
      await refresh();
    } catch (error) {
      failed(error);
    }
  };
  if (stand.is === "working") return <Loading>{t("act.working")}</Loading>;
  return (
    <>
      {done !== undefined && (
        <Notice state="good" title={t("act.done")}>
          <Hash value={done.transaction} />
        </Notice>
      )}
      {stand.is === "failed" && <Notice state="bad" title={t("act.failed", { why: stand.why })} />}
      {stand.is === "shown" && (
        <Shown {...stand} wallets={wallets} onSend={() => send(stand.prepared)} onCancel={() => setStand(NOTHING)} />
      )}
      {stand.is !== "shown" && chosen === undefined && <Notice state="neutral" title={t("act.none")} />}
      {stand.is !== "shown" && chosen !== undefined && done?.about !== about && (
        <div className={styles.choices}>
          <SignerChoice wallets={wallets} chosen={chosen} onChange={setId} />
          <Button primary onClick={() => look(chosen)}>
            {label ?? t("act.look")}
          </Button>
        </div>
      )}
    </>
  );
}

interface ShownParameters {
  readonly prepared: Prepared;
  readonly wallet: Wallet;
  readonly wallets: readonly Wallet[];
  onSend(): void;
  onCancel(): void;
}

/** All that is signed, before it is. */
function Shown({ prepared, wallet, wallets, onSend, onCancel }: ShownParameters) {
  const t = useTexts(SESSION_TEXTS);
  const { fields, state, refusal } = prepared;
  return (
    <section className={styles.signed} aria-label={t("act.signed")}>
      <h3>{t("act.signed")}</h3>
      <Facts facts={fields} />
      <h3>{t("act.node")}</h3>
      <Facts facts={state} />
      {refusal !== undefined && <Notice state="warn" title={t("act.refused", { why: refusal })} />}
      <div className={styles.choices}>
        <Button primary disabled={refusal !== undefined} onClick={onSend}>
          {t("act.send", { name: walletLabel(wallet, wallets) })}
        </Button>
        <Button onClick={onCancel}>{t("signIn.cancel")}</Button>
      </div>
    </section>
  );
}
