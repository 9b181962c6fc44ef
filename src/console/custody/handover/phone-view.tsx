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
import { DomainNotice, isUsableHere } from "../../session/domain-notice.tsx";
import { PASSKEY } from "../../browser/kept-names.ts";
import { identityOf } from "../../session/passkey-signer.ts";
import { HANDOVER_TEXTS } from "./texts.ts";

interface PhoneParameters {
  readonly along: Along;
  readonly passkey: Passkey | undefined;
  onMade(passkey: Passkey, isKept: boolean): void;
}

/** The phone's passkey: what has to be enrolled of it, or the way to one. */
export function PhoneView({ along, passkey, onMade }: PhoneParameters) {
  if (passkey === undefined) return <MakePasskey rpId={along.rpId} onMade={onMade} />;
  // Where the console's domain has changed, what the phone has may still sign; the next one is of the new domain.
  const isOfAnother = passkey.rpId !== along.rpId;
  return (
    <>
      {isUsableHere(passkey.rpId) ? (
        <Enrolment along={along} passkey={passkey} />
      ) : (
        <DomainNotice rpId={passkey.rpId} />
      )}
      {isOfAnother && <Changed from={passkey.rpId} to={along.rpId} onMade={onMade} />}
    </>
  );
}

interface MakeParameters {
  readonly rpId: string | null;
  onMade: PhoneParameters["onMade"];
}

/** The form for a passkey of the console's domain, or why there is none. */
function MakePasskey({ rpId, onMade }: MakeParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  const [name, setName] = useState("");
  const [why, setWhy] = useState<string>();
  if (!isUsableHere(rpId)) return <DomainNotice rpId={rpId} />;
  const make = async () => {
    try {
      const made = await makePasskey(name || "Tallystick", rpId);
      onMade(made, keepJson(PASSKEY, made));
    } catch (error) {
      setWhy(wordsOfError(error));
    }
  };
  return (
    <Form onSubmit={make}>
      <Notice state="info" title={t("phone.none")}>
        {t("phone.text", { rpId })}
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

interface ChangedParameters extends Pick<PhoneParameters, "onMade"> {
  readonly from: string;
  readonly to: string | null;
}

function Changed({ from, to, onMade }: ChangedParameters) {
  const t = useTexts(HANDOVER_TEXTS);
  return (
    <>
      <Notice state="warn" title={t("phone.changed", { from, to: to ?? "-" })}>
        {t("phone.changed.text")}
      </Notice>
      <MakePasskey rpId={to} onMade={onMade} />
    </>
  );
}

/** What an administrator enrols. */
function Enrolment({ along, passkey }: { readonly along: Along; readonly passkey: Passkey }) {
  const t = useTexts(HANDOVER_TEXTS);
  const acts = useTexts(ACT_TEXTS);
  const { account, signer } = identityOf(along.deployment, passkey);
  return (
    <>
      <Facts
        facts={[
          { label: t("phone.account"), value: <Hash value={account} whole /> },
          { label: t("phone.signer"), value: <Hash value={signer} /> },
          { label: t("phone.domain"), value: passkey.rpId },
        ]}
      />
      <p>{t("phone.enrol")}</p>
      <h3>{acts("enrol.title")}</h3>
      <EnrolDevice account={account} />
    </>
  );
}
