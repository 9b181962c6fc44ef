import { useState } from "react";
import { type HandoverMessage, parseHandoverMessage } from "../../../sdk/custody/model/message.ts";
import type { Wallet } from "../../browser/wallet.ts";
import { Button } from "../../design/button.tsx";
import { Loading, Notice } from "../../design/states.tsx";
import { SignerChoice, useSigners } from "../../session/signer-choice.tsx";
import { walletLabel } from "../../session/wallet-label.ts";
import { useTexts } from "../../text/texts.ts";
import { wordsOfError } from "../../text/words-of-error.ts";
import { CUSTODY_TEXTS } from "../texts.ts";
import type { Along } from "./along.ts";
import { ReadMessage } from "./read-message.tsx";
import { HANDOVER_TEXTS } from "./texts.ts";
import type { SignedHere } from "./use-signed.ts";

type Stand =
  | { readonly is: "nothing" | "working" }
  | { readonly is: "done"; readonly outcome: "Taken" | "Disputed" | "Refused" }
  | { readonly is: "wrong" | "failed"; readonly why: string };

interface RelayParameters {
  readonly along: Along;
  /** Of a handover that was signed on this phone, where one chose to bring it. */
  readonly text?: string;
  readonly signed: SignedHere;
}

/** Whoever has network and a wallet brings to the chain what two phones signed. */
export function RelayView({ along, text, signed }: RelayParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const custody = useTexts(CUSTODY_TEXTS);
  const [message, setMessage] = useState(() => (text === undefined ? undefined : parseHandoverMessage(text)));
  const [stand, setStand] = useState<Stand>({ is: "nothing" });
  const read = (text: string) => {
    try {
      setMessage(parseHandoverMessage(text, along.deployment));
      setStand({ is: "nothing" });
    } catch (error) {
      setStand({ is: "wrong", why: wordsOfError(error) });
    }
  };
  const bring = async (handover: HandoverMessage, wallet: Wallet) => {
    setStand({ is: "working" });
    try {
      const { relayHandover } = await import("./relay.ts");
      setStand({ is: "done", outcome: await relayHandover(handover, wallet) });
      const here = signed.all?.filter((each) => each.signed.unit === handover.offer.unit) ?? [];
      for (const each of here) if (each.signed.hop === handover.offer.hop) await signed.forget(each.signed);
    } catch (error) {
      setStand({ is: "failed", why: wordsOfError(error) });
    }
  };
  return (
    <>
      <p>{t("relay.text")}</p>
      <ReadMessage label={t("read.paste")} onText={read} />
      {stand.is === "wrong" && <Notice state="bad" title={t("relay.wrong", { why: stand.why })} />}
      {stand.is === "failed" && <Notice state="bad" title={t("relay.failed", { why: stand.why })} />}
      {stand.is === "working" && <Loading>{t("relay.working")}</Loading>}
      {stand.is === "done" && (
        <Notice
          state={stand.outcome === "Taken" ? "good" : "warn"}
          title={t("relay.done", { outcome: custody(`outcome.${stand.outcome}`) })}
        />
      )}
      {message !== undefined && stand.is === "nothing" && <Notice state="info" title={t("relay.read")} />}
      {message !== undefined && stand.is !== "done" && <Wallets onChosen={(wallet) => bring(message, wallet)} />}
    </>
  );
}

function Wallets({ onChosen }: { onChosen(wallet: Wallet): void }) {
  const t = useTexts(HANDOVER_TEXTS);
  const wallets = useSigners();
  const [id, setId] = useState<string>();
  const chosen = wallets.find((each) => each.id === id) ?? wallets[0];
  if (chosen === undefined) return <Notice state="neutral" title={t("relay.none")} />;
  return (
    <>
      <SignerChoice wallets={wallets} chosen={chosen} onChange={setId} />
      <Button primary onClick={() => onChosen(chosen)}>
        {t("relay.wallet", { name: walletLabel(chosen, wallets) })}
      </Button>
    </>
  );
}
