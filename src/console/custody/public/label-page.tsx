import { useRouterState } from "@tanstack/react-router";
import { plainText } from "../../../lib/text/plain-text.ts";
import { AsOfBadge } from "../../api/as-of-badge.tsx";
import { ListView } from "../../api/list-view.tsx";
import { useList } from "../../api/use-api.ts";
import { ChainText } from "../../design/chain-text.tsx";
import { Page } from "../../design/page.tsx";
import { Notice } from "../../design/states.tsx";
import { useTexts } from "../../text/texts.ts";
import { findLabelled } from "./find-labelled.ts";
import { Labelled } from "./labelled.tsx";
import { PUBLIC_TEXTS } from "./texts.ts";

/** Where a GS1 Digital Link on a label leads, of which this server is the domain: for everybody, without signing in. */
export function LabelPage() {
  const t = useTexts(PUBLIC_TEXTS);
  const path = useRouterState({ select: ({ location }) => location.pathname }).replace(/^\/|\/$/g, "");
  const found = useList("label", findLabelled, { path });
  const items = found.items ?? [];
  return (
    <Page
      title={t("title")}
      kicker={t("kicker")}
      heading={<ChainText text={items[0]?.identifier ?? path} longest={80} />}
      lead={t("lead")}
      aside={<AsOfBadge asOf={found.asOf} />}
    >
      {found.items?.length === 0 ? (
        <Notice state="neutral" title={t("none")}>
          {t("none.text", { code: plainText(path, 80) })}
        </Notice>
      ) : (
        <ListView of={found} empty={t("none")}>
          {(units) => (
            <>
              {units.length > 1 && <Notice state="info" title={t("several")} />}
              {units.map((unit) => (
                <Labelled key={unit.unit} unit={unit} />
              ))}
            </>
          )}
        </ListView>
      )}
    </Page>
  );
}
