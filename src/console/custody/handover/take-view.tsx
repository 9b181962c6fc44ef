import { useState } from "react";
import { plainText } from "../../../lib/text/plain-text.ts";
import { CONDITIONS } from "../../../sdk/custody/model/condition.ts";
import {
  handoverMessage,
  type HandoverOfferMessage,
  parseHandoverOfferMessage,
} from "../../../sdk/custody/model/message.ts";
import { handoverAcceptanceDigest } from "../../../sdk/custody/model/typed-data.ts";
import { deviceSeconds } from "../../browser/keep.ts";
import type { IndexedProfile, IndexedUnit } from "../../../sdk/query/custody.ts";
import type { Passkey } from "../../browser/passkey.ts";
import { Button } from "../../design/button.tsx";
import { Facts } from "../../design/facts.tsx";
import { Field, Form } from "../../design/field.tsx";
import { Select } from "../../design/select.tsx";
import { Notice } from "../../design/states.tsx";
import { Time } from "../../design/time.tsx";
import { utcText } from "../../design/utc-text.ts";
import { useTexts } from "../../text/texts.ts";
import { wordsOfError } from "../../text/words-of-error.ts";
import { CUSTODY_TEXTS } from "../texts.ts";
import type { Along } from "./along.ts";
import { signingTime } from "./chain-time.ts";
import { keepMessage } from "./kept-messages.ts";
import { asWritten, stored } from "./quantity.ts";
import { ReadMessage } from "./read-message.tsx";
import { RulesUnknown } from "./rules-unknown.tsx";
import { ShownMessage } from "./shown-message.tsx";
import { isRefusal, signDigest } from "../../session/passkey-signer.ts";
import { HANDOVER_TEXTS } from "./texts.ts";
import { verdictOf } from "./verdict.ts";

interface TakeParameters {
  readonly along: Along;
  readonly passkey: Passkey;
}

/** The receiver: reads the offer, measures, sees what comes of it, and signs. */
export function TakeView({ along, passkey }: TakeParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const [message, setMessage] = useState<HandoverOfferMessage>();
  const [why, setWhy] = useState<string>();
  const read = (text: string) => {
    try {
      setMessage(parseHandoverOfferMessage(text, along.deployment));
      setWhy(undefined);
    } catch (error) {
      setWhy(wordsOfError(error));
    }
  };
  if (message !== undefined) {
    const unit = along.units.find((each) => each.unit === message.offer.unit);
    const profile = along.profiles.find(({ rules }) => rules === unit?.rules)?.profile;
    if (unit === undefined || profile === undefined) return <RulesUnknown />;
    return <AcceptForm along={along} passkey={passkey} message={message} unit={unit} profile={profile} />;
  }
  return (
    <>
      <h2>{t("read")}</h2>
      <ReadMessage label={t("read.paste")} onText={read} />
      {why !== undefined && <Notice state="bad" title={t("read.refused", { why })} />}
    </>
  );
}

interface AcceptParameters extends TakeParameters {
  readonly message: HandoverOfferMessage;
  readonly unit: IndexedUnit;
  readonly profile: IndexedProfile["profile"];
}

function AcceptForm({ along, passkey, message, unit, profile }: AcceptParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const custody = useTexts(CUSTODY_TEXTS);
  const { offer } = message;
  const { scale, tolerance } = profile;
  const [quantity, setQuantity] = useState("");
  const [items, setItems] = useState(String(offer.items));
  const [site, setSite] = useState("");
  const [condition, setCondition] = useState<(typeof CONDITIONS)[number]>("Conformant");
  const [shown, setShown] = useState<string>();
  const [isKept, setKept] = useState(true);
  const [why, setWhy] = useState<string>();
  const taken = { quantity: stored(quantity, scale), items: Number(items) };
  const sign = async () => {
    try {
      const when = signingTime(along, deviceSeconds(), offer.when);
      const acceptance = { site: Number(site || 0), ...taken, condition, when };
      const digest = handoverAcceptanceDigest(along.deployment, offer, acceptance);
      const signature = await signDigest(along.deployment, passkey, digest);
      const text = JSON.stringify(handoverMessage(message, acceptance, signature));
      const { unit: id, identifier } = unit;
      setKept(keepMessage({ kind: "handover", unit: id, identifier, hop: offer.hop, text, at: deviceSeconds() }));
      setShown(text);
    } catch (error) {
      setWhy(isRefusal(error) ? t("sign.notAllowed") : wordsOfError(error));
    }
  };
  if (shown !== undefined) {
    const time = utcText(offer.deadline * 1_000)?.shown ?? "";
    const title = t("shown.handover", { time });
    return <ShownMessage title={title} text={shown} fileName="handover.json" isKept={isKept} />;
  }
  return (
    <Form onSubmit={sign}>
      <Facts
        facts={[
          { label: t("unit"), value: plainText(unit.identifier, 80) },
          { label: t("given"), value: `${asWritten(offer.quantity, scale)} ${profile.unit}, ${offer.items}` },
          { label: t("step"), value: plainText(profile.steps[offer.step]?.name ?? `#${offer.step}`) },
          { label: t("tab.relay"), value: <Time milliseconds={offer.deadline * 1_000} /> },
        ]}
      />
      <Field
        label={`${t("taken")}: ${t("quantity", { unit: profile.unit })}`}
        value={quantity}
        onChange={({ target }) => setQuantity(target.value)}
        inputMode="decimal"
      />
      <Field label={t("items")} value={items} onChange={({ target }) => setItems(target.value)} inputMode="numeric" />
      <Field label={t("site")} value={site} onChange={({ target }) => setSite(target.value)} inputMode="numeric" />
      <Select
        label={t("condition")}
        value={condition}
        onChange={(value) => setCondition(CONDITIONS.find((each) => each === value) ?? "Conformant")}
        options={CONDITIONS.map((each) => ({ value: each, text: custody(`condition.${each}`) }))}
      />
      {Number.isFinite(taken.quantity) && (
        <VerdictNotice
          verdict={verdictOf({
            given: offer,
            taken,
            recorded: { quantity: Number(unit.quantity), items: unit.items },
            tolerance,
            isConformant: condition === "Conformant",
          })}
          scale={scale}
        />
      )}
      <Button primary type="submit" disabled={!Number.isFinite(taken.quantity)}>
        {t("sign.take")}
      </Button>
      {why !== undefined && <Notice state="bad" title={t("sign.failed", { why })} />}
    </Form>
  );
}

/** What will come of it, before it is signed. */
function VerdictNotice({ verdict, scale }: { readonly verdict: ReturnType<typeof verdictOf>; readonly scale: number }) {
  const t = useTexts(HANDOVER_TEXTS);
  const { agrees, difference, allowed } = verdict;
  return (
    <Notice state={agrees ? "good" : "warn"} title={t(agrees ? "verdict.agrees" : "verdict.disputes")}>
      {t("verdict.text", { difference: asWritten(difference, scale), allowed: asWritten(allowed, scale) })}
    </Notice>
  );
}
