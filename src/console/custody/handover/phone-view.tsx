import { useState } from "react";
import { keepJson } from "../../browser/keep.ts";
import { makePasskey, type Passkey } from "../../browser/passkey.ts";
import { Button } from "../../design/button.tsx";
import { Facts } from "../../design/facts.tsx";
import { Field, Form } from "../../design/field.tsx";
import { Hash } from "../../design/hash.tsx";
import { Notice } from "../../design/states.tsx";
import { EnrolDevice } from "../../members/act/enrol-device.tsx";
import { ACT_TEXTS } from "../../members/act/texts.ts";
import { useTexts } from "../../text/texts.ts";
import { wordsOfError } from "../../text/words-of-error.ts";
import type { Along } from "./along.ts";
import { PASSKEY } from "../../session/passkey-name.ts";
import { identityOf } from "../../session/passkey-signer.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

interface PhoneParameters {
  readonly along: Along;
  readonly passkey: Passkey | undefined;
  onMade(passkey: Passkey, isKept: boolean): void;
}

/** The phone's passkey: what has to be enrolled of it, or the way to one. */
export function PhoneView({ along, passkey, onMade }: PhoneParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const acts = useTexts(ACT_TEXTS);
  const [name, setName] = useState("");
  const [why, setWhy] = useState<string>();
  const make = async () => {
    try {
      const made = await makePasskey(name || "Tallystick");
      onMade(made, keepJson(PASSKEY, made));
    } catch (error) {
      setWhy(wordsOfError(error));
    }
  };
  if (passkey === undefined) {
    return (
      <Form onSubmit={make}>
        <Notice state="info" title={t("phone.none")}>
          {t("phone.text")}
        </Notice>
        <Field
          label={t("phone.name")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          autoComplete="name"
        />
        <Button primary type="submit">
          {t("phone.make")}
        </Button>
        {why !== undefined && <Notice state="bad" title={t("phone.refused", { why })} />}
      </Form>
    );
  }
  const { account, signer } = identityOf(along.deployment, passkey);
  return (
    <>
      <Facts
        facts={[
          { label: t("phone.account"), value: <Hash value={account} whole /> },
          { label: t("phone.signer"), value: <Hash value={signer} /> },
        ]}
      />
      <p>{t("phone.enrol")}</p>
      <h3>{acts("enrol.title")}</h3>
      <EnrolDevice account={account} />
    </>
  );
}
