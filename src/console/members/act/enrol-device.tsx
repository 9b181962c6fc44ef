import { useState } from "react";
import { plainText } from "../../../lib/text/plain-text.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { Field } from "../../design/field.tsx";
import { Hash } from "../../design/hash.tsx";
import { Time } from "../../design/time.tsx";
import { type Prepared, SignedAct } from "../../session/signed-act.tsx";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { ACT_TEXTS } from "./texts.ts";

/** Has an administrator enrol a device of its organisation. @param account Where it is known already. */
export function EnrolDevice({ account: known = "" }: { readonly account?: string }) {
  const t = useTexts(ACT_TEXTS);
  const common = useCommon();
  const [account, setAccount] = useState(known);
  const prepare = async (client: Client, from: string): Promise<Prepared> => {
    const { addressIn, adminNow, deviceEnrolment, sendEnrolment } = await import("./enrol.ts");
    const device = addressIn(account);
    const now = await adminNow(client, from);
    const enrolment = deviceEnrolment(device ?? "");
    const { duties, validUntil, person } = enrolment;
    const refusal =
      device === undefined
        ? t("refuse.account", { account: plainText(account, 60) })
        : now.isAdmin
          ? undefined
          : t("refuse.admin");
    return {
      fields: [
        { label: t("chain"), value: now.chainId },
        { label: t("from"), value: <Hash value={from} whole /> },
        { label: t("contract"), value: <Hash value={now.members} whole /> },
        { label: t("method"), value: <code>enrol</code> },
        { label: t("enrol.account"), value: <Hash value={enrolment.account} whole /> },
        { label: t("enrol.duties"), value: duties.join(", ") },
        {
          label: t("enrol.validUntil"),
          value: validUntil === 0 ? t("enrol.withoutEnd") : <Time milliseconds={validUntil * 1_000} />,
        },
        { label: t("enrol.person"), value: /^0x0*$/.test(person) ? t("none") : <Hash value={person} /> },
        { label: t("value"), value: 0 },
      ],
      state: [
        { label: t("enrol.org"), value: plainText(now.name, 60) },
        { label: t("enrol.admin"), value: common(now.isAdmin ? "yes" : "no") },
      ],
      ...(refusal !== undefined && { refusal }),
      send: () => sendEnrolment(client, enrolment),
    };
  };
  return (
    <>
      <p>{t("enrol.text")}</p>
      {known === "" && (
        <Field label={t("enrol.account")} value={account} onChange={({ target }) => setAccount(target.value.trim())} />
      )}
      <SignedAct about={account} label={t("enrol.look")} prepare={prepare} />
    </>
  );
}
