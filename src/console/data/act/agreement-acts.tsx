import { plainText } from "../../../lib/text/plain-text.ts";
import type { Client } from "../../../sdk/core/client.ts";
import type { IndexedAgreement } from "../../../sdk/query/data.ts";
import type { Fact } from "../../design/facts.tsx";
import { Hash } from "../../design/hash.tsx";
import { Time } from "../../design/time.tsx";
import { OrgLink } from "../../members/org-link.tsx";
import { ActsCard } from "../../session/acts-card.tsx";
import type { Prepared } from "../../session/signed-act.tsx";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { DATA_TEXTS } from "../texts.ts";
import { usePurposes } from "../use-purposes.ts";
import { type AgreementAct, type AgreementNow, actsIn, broughtUntil, METHODS, refusalOf } from "./acts.ts";
import { DATA_ACT_TEXTS } from "./texts.ts";

/** Agreeing, consenting, declining, withdrawing, ending: what the agreement's state allows, signed by whom one chooses. */
export function AgreementActs({ item }: { readonly item: IndexedAgreement }) {
  const t = useTexts(DATA_ACT_TEXTS);
  return (
    <ActsCard
      title={t("title")}
      label={t("act")}
      acts={actsIn(item.state, item.subject !== null)}
      state={item.state}
      nameOf={(act) => t(`act.${act}`)}
      textOf={(act) => t(`${act}.text`)}
      prepare={usePrepare(item.agreement)}
    />
  );
}

function usePrepare(agreement: string) {
  const t = useTexts(DATA_ACT_TEXTS);
  const data = useTexts(DATA_TEXTS);
  const common = useCommon();
  const purposes = usePurposes();
  const time = (seconds: bigint | number) => <Time milliseconds={Number(seconds) * 1_000} />;
  const fieldsOf = (act: AgreementAct, { chainId, contract, terms, ...now }: AgreementNow, account: string): Fact[] => [
    { label: t("chain"), value: chainId },
    { label: t("from"), value: <Hash value={account} whole /> },
    { label: t("contract"), value: <Hash value={contract} whole /> },
    { label: t("method"), value: <code>{METHODS[act]}</code> },
    { label: data("agreement"), value: <Hash value={agreement} whole /> },
    { label: data("resource"), value: <Hash value={terms.resource} whole /> },
    { label: data("provider"), value: <OrgLink org={terms.provider} /> },
    { label: data("consumer"), value: <OrgLink org={terms.consumer} /> },
    { label: data("subject"), value: terms.subject === undefined ? "–" : <Hash value={terms.subject} whole /> },
    { label: data("purposes"), value: purposes(terms.purposes) },
    {
      label: data("period"),
      value: (
        <>
          {time(terms.start)} – {time(terms.end)}
        </>
      ),
    },
    { label: data("uses"), value: terms.maxUses },
    { label: t("rate"), value: terms.rate === undefined ? "–" : t("rate.text", { ...terms.rate }) },
    { label: data("computeOnly"), value: common(terms.computeOnly ? "yes" : "no") },
    { label: t("price"), value: <Price of={terms.price} /> },
    { label: t("policy"), value: <Hash value={terms.policyHash} /> },
    { label: t("nonce"), value: String(terms.nonce) },
    { label: t("deadline"), value: time(terms.deadline) },
    ...(act === "consent"
      ? [{ label: t("brought"), value: time(broughtUntil({ chainId, contract, terms, ...now })) }]
      : []),
  ];
  return async (act: AgreementAct, client: Client, account: string): Promise<Prepared> => {
    const { agreementNow, sendAgreementAct } = await import("./agreement.ts");
    const now = await agreementNow(client, agreement, account);
    const refusal = refusalOf(act, now, account);
    return {
      fields: fieldsOf(act, now, account),
      state: [
        { label: data("state"), value: data(`state.${now.state}`) },
        { label: t("org"), value: now.org === 0 ? common("none") : <OrgLink org={now.org} /> },
        { label: t("maker"), value: common(now.isMaker ? "yes" : "no") },
      ],
      ...(refusal !== undefined && { refusal: t(refusal) }),
      send: () => sendAgreementAct(client, account, { act, now }),
    };
  };
}

/** A price as the terms have it, field by field. */
function Price({ of }: { readonly of: AgreementNow["terms"]["price"] }) {
  if (of === undefined) return "–";
  if (typeof of === "string") return <Hash value={of} />;
  const text = JSON.stringify(of, (_, each) => (typeof each === "bigint" ? String(each) : each));
  return <code>{plainText(text, 400)}</code>;
}
