import { useState } from "react";
import { plainText } from "../../../lib/text/plain-text.ts";
import { handoverOfferMessage } from "../../../sdk/custody/model/message.ts";
import { handoverOfferDigest } from "../../../sdk/custody/model/typed-data.ts";
import type { IndexedProfile, IndexedUnit } from "../../../sdk/query/custody.ts";
import { deviceSeconds } from "../../browser/keep.ts";
import type { Passkey } from "../../browser/passkey.ts";
import { Button } from "../../design/button.tsx";
import { Field, Form } from "../../design/field.tsx";
import { Select } from "../../design/select.tsx";
import { Notice } from "../../design/states.tsx";
import { useTexts } from "../../text/texts.ts";
import { wordsOfError } from "../../text/words-of-error.ts";
import type { Along } from "./along.ts";
import { signingTime } from "./chain-time.ts";
import { KeptList } from "./kept-list.tsx";
import { keepMessage, type KeptMessage } from "./kept-messages.ts";
import { asWritten, stored } from "./quantity.ts";
import { RulesUnknown } from "./rules-unknown.tsx";
import { ShownMessage } from "./shown-message.tsx";
import { isRefusal, signDigest } from "../../session/passkey-signer.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

/** Seconds until which a handover has to be on the chain. */
const TIME_TO_BRING = 12 * 3_600;

interface GiveParameters {
  readonly along: Along;
  readonly passkey: Passkey;
  /** That the page was opened for. */
  readonly unit?: string;
}

/** The giver: which unit, for whom, how much of it; signed, and shown as a code. */
export function GiveView({ along, passkey, unit: asked = "" }: GiveParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const [code, setCode] = useState(asked);
  const [opened, setOpened] = useState<KeptMessage>();
  const unit = along.units.find((each) => each.unit === code || each.identifier === code);
  const profile = along.profiles.find(({ rules }) => rules === unit?.rules)?.profile;
  if (opened !== undefined) {
    return <ShownMessage title={t("shown.offer")} text={opened.text} fileName="offer.json" />;
  }
  return (
    <>
      <KeptList kind="offer" along={along} onOpen={setOpened} />
      <Field
        label={t("unit")}
        value={code}
        onChange={({ target }) => setCode(target.value.trim())}
        list="along-units"
      />
      <datalist id="along-units">
        {along.units.slice(0, 200).map((each) => (
          <option key={each.unit} value={plainText(each.identifier, 80)} />
        ))}
      </datalist>
      {code !== "" && unit === undefined && <Notice state="warn" title={t("unit.unknown")} />}
      {unit !== undefined && profile === undefined && <RulesUnknown />}
      {unit !== undefined && profile !== undefined && (
        <OfferForm key={unit.unit} along={along} passkey={passkey} unit={unit} profile={profile} />
      )}
    </>
  );
}

interface OfferParameters extends Pick<GiveParameters, "along" | "passkey"> {
  readonly unit: IndexedUnit;
  readonly profile: IndexedProfile["profile"];
}

function OfferForm({ along, passkey, unit, profile }: OfferParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const current = profile.steps[unit.step]?.name ?? "";
  const steps = profile.steps
    .map((step, number) => ({ step, number }))
    .filter(({ step }) => step.act === "HandOver" && step.after.includes(current));
  const [to, setTo] = useState("");
  const [step, setStep] = useState(String(steps[0]?.number ?? ""));
  const [quantity, setQuantity] = useState(asWritten(unit.quantity, profile.scale));
  const [items, setItems] = useState(String(unit.items));
  const [shown, setShown] = useState<string>();
  const [isKept, setKept] = useState(true);
  const [why, setWhy] = useState<string>();
  const sign = async () => {
    try {
      const when = signingTime(along, deviceSeconds(), unit.since);
      const offer = {
        unit: unit.unit,
        hop: unit.hops,
        step: Number(step),
        to: Number(to),
        quantity: stored(quantity, profile.scale),
        items: Number(items),
        when,
        deadline: when + TIME_TO_BRING,
      };
      const { deployment } = along;
      const signature = await signDigest(deployment, passkey, handoverOfferDigest(deployment, offer));
      const text = JSON.stringify(handoverOfferMessage(deployment, offer, signature));
      const { unit: id, identifier, hops } = unit;
      setKept(keepMessage({ kind: "offer", unit: id, identifier, hop: hops, text, at: deviceSeconds() }));
      setShown(text);
    } catch (error) {
      setWhy(isRefusal(error) ? t("sign.notAllowed") : wordsOfError(error));
    }
  };
  if (shown !== undefined) {
    return <ShownMessage title={t("shown.offer")} text={shown} fileName="offer.json" isKept={isKept} />;
  }
  return (
    <Form onSubmit={sign}>
      <Select
        label={t("to")}
        value={to}
        onChange={setTo}
        options={[
          { value: "", text: "–" },
          ...along.organisations.map(({ org, name }) => ({ value: String(org), text: plainText(name, 60) })),
        ]}
      />
      <Select
        label={t("step")}
        value={step}
        onChange={setStep}
        options={steps.map(({ step, number }) => ({ value: String(number), text: plainText(step.name, 40) }))}
      />
      <Field
        label={t("quantity", { unit: profile.unit })}
        value={quantity}
        onChange={({ target }) => setQuantity(target.value)}
        inputMode="decimal"
      />
      <Field label={t("items")} value={items} onChange={({ target }) => setItems(target.value)} inputMode="numeric" />
      <Button primary type="submit" disabled={to === "" || step === ""}>
        {t("sign.offer")}
      </Button>
      {why !== undefined && <Notice state="bad" title={t("sign.failed", { why })} />}
    </Form>
  );
}
