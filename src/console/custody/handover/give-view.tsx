import { useState } from "react";
import { plainText } from "../../../lib/text/plain-text.ts";
import { handoverOfferMessage } from "../../../sdk/custody/model/message.ts";
import { handoverOfferDigest } from "../../../sdk/custody/model/typed-data.ts";
import type { IndexedProfile } from "../../../sdk/query/custody.ts";
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
import { asWritten, stored } from "./quantity.ts";
import { RulesUnknown } from "./rules-unknown.tsx";
import { ShownMessage } from "./shown-message.tsx";
import { isRefusal, signDigest } from "../../session/passkey-signer.ts";
import { HANDOVER_TEXTS } from "./texts.ts";
import type { UnitAlong } from "./units-along.ts";
import type { Fields, KeptForms } from "./use-kept-forms.ts";
import type { SignedHere } from "./use-signed.ts";

/** Seconds until which a handover has to be on the chain. */
const TIME_TO_BRING = 12 * 3_600;

const FORM = "give";

interface GiveParameters {
  readonly along: Along;
  readonly passkey: Passkey;
  readonly forms: KeptForms;
  readonly signed: SignedHere;
  /** That the page was opened for. */
  readonly unit?: string;
}

/** The giver: which unit, for whom, how much of it; signed, and shown as a code. */
export function GiveView({ along, passkey, forms, signed, unit: asked = "" }: GiveParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const [shown, setShown] = useState<Shown>();
  const kept = forms.of(FORM);
  // What the page was opened for goes before what was begun for another unit.
  const fields = asked === "" || kept.asked === asked ? kept : {};
  const { code = asked } = fields;
  const put = (changed: Fields) => forms.put(FORM, { asked, ...changed });
  const unit = along.units.find((each) => each.unit === code || each.identifier === code);
  const profile = along.profiles.find(({ rules }) => rules === unit?.rules)?.profile;
  const onSigned = (message: Shown) => {
    setShown(message);
    forms.drop(FORM);
  };
  if (shown !== undefined) return <ShownMessage title={t("shown.offer")} {...shown} fileName="offer.json" />;
  return (
    <>
      <Field
        label={t("unit")}
        value={code}
        onChange={({ target }) => put({ code: target.value.trim() })}
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
        <OfferForm
          key={unit.unit}
          along={along}
          passkey={passkey}
          fields={fields}
          onChange={put}
          signed={signed}
          onSigned={onSigned}
          unit={unit}
          profile={profile}
        />
      )}
    </>
  );
}

interface Shown {
  readonly text: string;
  readonly isKept: boolean;
}

interface OfferParameters extends Omit<GiveParameters, "unit" | "forms"> {
  readonly fields: Fields;
  onChange(fields: Fields): void;
  onSigned(message: Shown): void;
  readonly unit: UnitAlong;
  readonly profile: IndexedProfile["profile"];
}

function OfferForm({ along, passkey, fields, onChange, signed, onSigned, unit, profile }: OfferParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const current = profile.steps[unit.step]?.name ?? "";
  const steps = profile.steps
    .map((step, number) => ({ step, number }))
    .filter(({ step }) => step.act === "HandOver" && step.after.includes(current));
  const set = (field: string) => (value: string) => onChange({ code: unit.unit, ...fields, [field]: value });
  const { to = "", step = String(steps[0]?.number ?? ""), items = String(unit.items) } = fields;
  const { quantity = asWritten(unit.quantity, profile.scale) } = fields;
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
      const { identifier } = unit;
      // On the disk first: what is shown may be taken, and then it counts.
      const isKept = await signed.keep({ kind: "offer", identifier, ...offer, given: offer, text });
      onSigned({ text, isKept });
    } catch (error) {
      setWhy(isRefusal(error) ? t("sign.notAllowed") : wordsOfError(error));
    }
  };
  return (
    <Form onSubmit={sign}>
      <Select
        label={t("to")}
        value={to}
        onChange={set("to")}
        options={[
          { value: "", text: "–" },
          ...along.organisations.map(({ org, name }) => ({ value: String(org), text: plainText(name, 60) })),
        ]}
      />
      <Select
        label={t("step")}
        value={step}
        onChange={set("step")}
        options={steps.map(({ step, number }) => ({ value: String(number), text: plainText(step.name, 40) }))}
      />
      <Field
        label={t("quantity", { unit: profile.unit })}
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
      {profile.steps[Number(step)]?.needsSeal && !unit.isSealed && <Notice state="warn" title={t("seal.none")} />}
      <Button primary type="submit" disabled={to === "" || step === ""}>
        {t("sign.offer")}
      </Button>
      {why !== undefined && <Notice state="bad" title={t("sign.failed", { why })} />}
    </Form>
  );
}
