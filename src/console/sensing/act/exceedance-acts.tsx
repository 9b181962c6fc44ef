import type { Client } from "../../../sdk/core/client.ts";
import type { IndexedExceedance } from "../../../sdk/query/sensing.ts";
import { Hash } from "../../design/hash.tsx";
import { OrgLink } from "../../members/org-link.tsx";
import { ActsCard } from "../../session/acts-card.tsx";
import type { Prepared } from "../../session/signed-act.tsx";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { SENSING_TEXTS } from "../texts.ts";
import { actsAt, type ExceedanceAct, refusalOf } from "./acts.ts";
import { EXCEEDANCE_ACT_TEXTS } from "./texts.ts";

/** Acknowledging, closing, opening anew: what the stage allows, signed by whom one chooses. */
export function ExceedanceActs({ item }: { readonly item: IndexedExceedance }) {
  const t = useTexts(EXCEEDANCE_ACT_TEXTS);
  return (
    <ActsCard
      title={t("title")}
      label={t("act")}
      acts={actsAt(item.stage)}
      state={item.stage}
      nameOf={(act) => t(`act.${act}`)}
      textOf={(act) => t(`${act}.text`)}
      prepare={usePrepare(item.id)}
    />
  );
}

function usePrepare(id: string) {
  const t = useTexts(EXCEEDANCE_ACT_TEXTS);
  const sensing = useTexts(SENSING_TEXTS);
  const common = useCommon();
  return async (act: ExceedanceAct, client: Client, account: string): Promise<Prepared> => {
    const { exceedanceNow, sendExceedanceAct } = await import("./exceedance.ts");
    const now = await exceedanceNow(client, BigInt(id), account);
    const refusal = refusalOf(act, now);
    return {
      fields: [
        { label: t("chain"), value: now.chainId },
        { label: t("from"), value: <Hash value={account} whole /> },
        { label: t("contract"), value: <Hash value={now.contract} whole /> },
        { label: t("method"), value: <code>{act}</code> },
        { label: sensing("exceedance"), value: <code>{id}</code> },
        ...(act === "acknowledge" ? [] : [{ label: sensing("statement"), value: common("none") }]),
      ],
      state: [
        { label: t("stage"), value: now.stage === "None" ? common("none") : sensing(`stage.${now.stage}`) },
        { label: sensing("station"), value: now.station },
        { label: sensing("operator"), value: <OrgLink org={now.operator} /> },
        { label: t("org"), value: now.org === 0 ? common("none") : <OrgLink org={now.org} /> },
      ],
      ...(refusal !== undefined && { refusal: t(refusal) }),
      send: () => sendExceedanceAct(client, BigInt(id), act),
    };
  };
}
