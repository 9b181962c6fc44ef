import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { ChainText } from "../../design/chain-text.tsx";
import { Facts } from "../../design/facts.tsx";
import { Badge } from "../../design/mark.tsx";
import { Time } from "../../design/time.tsx";
import { useTexts } from "../../text/texts.ts";
import { CUSTODY_TEXTS } from "../texts.ts";
import type { Along } from "./along.ts";
import { asWritten } from "./quantity.ts";
import { ShownMessage } from "./shown-message.tsx";
import { nameOfSigned, type Stand } from "./signed.ts";
import { HANDOVER_TEXTS } from "./texts.ts";
import type { KeptSigned, SignedHere } from "./use-signed.ts";

interface SignedListParameters {
  readonly along: Along;
  readonly signed: SignedHere;
  /** Has it brought to the chain. */
  onBring(text: string): void;
}

/** What was signed on this phone and is not on the chain, each with what to do about it. */
export function SignedList({ along, signed, onBring }: SignedListParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  if (signed.all === undefined || signed.all.length === 0) return null;
  return (
    <Card title={t("signed.title")}>
      <p>{t("signed.text")}</p>
      {signed.all.map((each) => (
        <SignedItem key={nameOfSigned(each.signed)} of={each} along={along} here={signed} onBring={onBring} />
      ))}
    </Card>
  );
}

const BADGES = { open: "warn", late: "bad", overtaken: "bad", brought: "good" } as const;

interface SignedItemParameters extends Omit<SignedListParameters, "signed"> {
  readonly of: KeptSigned;
  readonly here: SignedHere;
}

function SignedItem({ of: { signed, stand }, along, here, onBring }: SignedItemParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const [isShown, setShown] = useState(false);
  const { kind, identifier, given, taken, to, deadline, text } = signed;
  const unit = along.units.find((each) => each.unit === signed.unit);
  const profile = along.profiles.find(({ rules }) => rules === unit?.rules)?.profile;
  const amount = ({ quantity, items }: { readonly quantity: number; readonly items: number }) =>
    profile === undefined ? `${quantity}, ${items}` : `${asWritten(quantity, profile.scale)} ${profile.unit}, ${items}`;
  const receiver = along.organisations.find(({ org }) => org === to)?.name ?? `#${to}`;
  const isOver = stand?.is === "late" || stand?.is === "overtaken";
  return (
    <section aria-label={t(`signed.${kind}`)} data-signed={kind}>
      <h3>
        <ChainText text={identifier} longest={80} />
      </h3>
      <Badge state={BADGES[stand?.is ?? "open"]}>{t(isOver ? `signed.${stand.is}` : `signed.${kind}`)}</Badge>
      <Facts
        facts={[
          { label: t("to"), value: <ChainText text={receiver} longest={60} /> },
          { label: t("given"), value: amount(given) },
          ...(taken === undefined ? [] : [{ label: t("taken"), value: amount(taken) }]),
          { label: t("signed.until"), value: <Time milliseconds={deadline * 1_000} /> },
          ...(stand?.is === "overtaken" ? [{ label: t("signed.instead"), value: <Instead stand={stand} /> }] : []),
        ]}
      />
      {!isOver && <p>{t(kind === "offer" ? "signed.offer.do" : "signed.handover.do")}</p>}
      <Button onClick={() => setShown(!isShown)}>{t(isShown ? "signed.hide" : "signed.show")}</Button>{" "}
      {kind === "handover" && !isOver && <Button onClick={() => onBring(text)}>{t("signed.bring")}</Button>}
      {isOver && <Button onClick={() => here.forget(signed)}>{t("signed.forget")}</Button>}
      {isShown && <ShownMessage title={t(`signed.${kind}`)} text={text} fileName={`${kind}.json`} isKept />}
    </section>
  );
}

/** What the chain has in its place. */
function Instead({ stand }: { readonly stand: Extract<Stand, { is: "overtaken" }> }) {
  const t = useTexts(HANDOVER_TEXTS);
  const custody = useTexts(CUSTODY_TEXTS);
  const handover = stand.act?.handover;
  if (!handover) return <>{t("signed.otherwise")}</>;
  const { outcome, to, givenQuantity, takenQuantity } = handover;
  return (
    <>
      {t("signed.asChain", { outcome: custody(`outcome.${outcome}`), to, given: givenQuantity, taken: takenQuantity })}
    </>
  );
}
