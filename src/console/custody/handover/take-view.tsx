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
import type { IndexedProfile } from "../../../sdk/query/custody.ts";
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
import { asWritten, stored } from "./quantity.ts";
import { ReadMessage } from "./read-message.tsx";
import { RulesUnknown } from "./rules-unknown.tsx";
import { ShownMessage } from "./shown-message.tsx";
import { isRefusal, signDigest } from "../../session/passkey-signer.ts";
import { HANDOVER_TEXTS } from "./texts.ts";
import type { UnitAlong } from "./units-along.ts";
import type { KeptForms } from "./use-kept-forms.ts";
import type { SignedHere } from "./use-signed.ts";
import { verdictOf } from "./verdict.ts";

const FORM = "take";

interface TakeParameters {
  readonly along: Along;
  readonly passkey: Passkey;
  readonly forms: KeptForms;
  readonly signed: SignedHere;
}

/** The receiver: reads the offer, measures, sees what comes of it, and signs. */
export function TakeView(parameters: TakeParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const { along, forms } = parameters;
  const { offer: text } = forms.of(FORM);
  const [signedText, setSignedText] = useState<string>();
  const [why, setWhy] = useState<string>();
  const read = (offer: string) => {
    try {
      parseHandoverOfferMessage(offer, along.deployment);
      forms.put(FORM, { offer });
      setSignedText(undefined);
      setWhy(undefined);
    } catch (error) {
      setWhy(wordsOfError(error));
    }
  };
  const message = messageIn(signedText ?? text, along);
  if (message !== undefined) {
    const unit = along.units.find((each) => each.unit === message.offer.unit);
    const profile = along.profiles.find(({ rules }) => rules === unit?.rules)?.profile;
    if (unit === undefined || profile === undefined) return <RulesUnknown />;
    const onSigned = () => setSignedText(text);
    return <AcceptForm {...parameters} message={message} unit={unit} profile={profile} onSigned={onSigned} />;
  }
  return (
    <>
      <h2>{t("read")}</h2>
      <ReadMessage label={t("read.paste")} onText={read} />
      {why !== undefined && <Notice state="bad" title={t("read.refused", { why })} />}
    </>
  );
}

/** The offer that was read, also before the page was opened anew; undefined where it is of another chain by now. */
function messageIn(text: string | undefined, along: Along): HandoverOfferMessage | undefined {
  if (text === undefined) return undefined;
  try {
    return parseHandoverOfferMessage(text, along.deployment);
  } catch {
    return undefined;
  }
}

interface AcceptParameters extends TakeParameters {
  readonly message: HandoverOfferMessage;
  readonly unit: UnitAlong;
  readonly profile: IndexedProfile["profile"];
  onSigned(): void;
}

function AcceptForm({ along, passkey, forms, signed, message, unit, profile, onSigned }: AcceptParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const custody = useTexts(CUSTODY_TEXTS);
  const { offer } = message;
  const { scale, tolerance } = profile;
  const fields = forms.of(FORM);
  const set = (field: string) => (value: string) => forms.put(FORM, { ...fields, [field]: value });
  const { quantity = "", items = String(offer.items), site = "" } = fields;
  const condition = CONDITIONS.find((each) => each === fields.condition) ?? "Conformant";
  const [shown, setShown] = useState<{ readonly text: string; readonly isKept: boolean }>();
  const [why, setWhy] = useState<string>();
  const taken = { quantity: stored(quantity, scale), items: Number(items) };
  const sign = async () => {
    try {
      const when = signingTime(along, deviceSeconds(), offer.when);
      const acceptance = { site: Number(site || 0), ...taken, condition, when };
      const digest = handoverAcceptanceDigest(along.deployment, offer, acceptance);
      const signature = await signDigest(along.deployment, passkey, digest);
      const text = JSON.stringify(handoverMessage(message, acceptance, signature));
      const { identifier } = unit;
      const isKept = await signed.keep({ kind: "handover", identifier, ...offer, given: offer, taken, text });
      setShown({ text, isKept });
      onSigned();
      forms.drop(FORM);
    } catch (error) {
      setWhy(isRefusal(error) ? t("sign.notAllowed") : wordsOfError(error));
    }
  };
  if (shown !== undefined) {
    const time = utcText(offer.deadline * 1_000)?.shown ?? "";
    return <ShownMessage title={t("shown.handover", { time })} {...shown} fileName="handover.json" />;
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
        onChange={({ target }) => set("quantity")(target.value)}
        inputMode="decimal"
      />
      <Field
        label={t("items")}
        value={items}
        onChange={({ target }) => set("items")(target.value)}
        inputMode="numeric"
      />
      <Field label={t("site")} value={site} onChange={({ target }) => set("site")(target.value)} inputMode="numeric" />
      <Select
        label={t("condition")}
        value={condition}
        onChange={set("condition")}
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
