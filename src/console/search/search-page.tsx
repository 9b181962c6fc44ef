import { Link, useSearch } from "@tanstack/react-router";
import { type FoundThing, querySearch } from "../../sdk/query/common.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Hash } from "../design/hash.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { Table } from "../design/table.tsx";
import { plainText } from "../../lib/text/plain-text.ts";
import { useTexts } from "../text/texts.ts";
import { THING_PATHS } from "../thing-paths.ts";
import { isSearchKey, SEARCH_TEXTS } from "./texts.ts";

/** Things by their hash, their name or the code on their label. */
export function SearchPage() {
  const t = useTexts(SEARCH_TEXTS);
  const { q } = useSearch({ strict: false }) as { readonly q?: unknown };
  const asked = q === undefined ? "" : String(q);
  const found = useList("search", querySearch, { q: asked, limit: 50 }, { enabled: asked !== "" });
  return (
    <Page title={t("title")} aside={<AsOfBadge asOf={found.asOf} />}>
      {asked === "" ? (
        <Notice state="neutral" title={t("none")} />
      ) : (
        <Card title={t("found", { q: plainText(asked, 80) })}>
          <ListView of={found} empty={t("empty")}>
            {(items) => <Found things={items} />}
          </ListView>
        </Card>
      )}
    </Page>
  );
}

function Found({ things }: { readonly things: readonly FoundThing[] }) {
  const t = useTexts(SEARCH_TEXTS);
  const kindOf = (kind: string) => (isSearchKey(`kind.${kind}`) ? t(`kind.${kind}` as "kind.unit") : kind);
  return (
    <Table
      caption={t("title")}
      rows={things}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      columns={[
        { title: t("thing"), cell: (thing) => <ThingLink thing={thing} /> },
        { title: t("kind"), cell: ({ kind }) => kindOf(kind) },
        {
          title: t("transaction"),
          cell: ({ transaction }) => (transaction === null ? "–" : <Hash value={transaction} />),
        },
      ]}
    />
  );
}

function ThingLink({ thing }: { readonly thing: FoundThing }) {
  const { kind, id, title } = thing;
  const to = THING_PATHS[kind]?.(encodeURIComponent(id));
  const shown = <ChainText text={title ?? id} longest={80} />;
  return to === undefined ? shown : <Link to={to}>{shown}</Link>;
}
