import { plainText } from "../../lib/text/plain-text.ts";
import { queryStatus } from "../../sdk/query/common.ts";
import { AsOfBadge } from "../api/as-of-badge.tsx";
import { Result } from "../api/result.tsx";
import { useThing } from "../api/use-api.ts";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Figure, Figures } from "../design/number.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { Errors } from "./errors.tsx";
import { Node } from "./node.tsx";
import { Queues } from "./queues.tsx";
import { Recent } from "./recent.tsx";
import { STATUS_TEXTS } from "./texts.ts";
import { useOperation } from "./use-operation.ts";

/** How the node, the index and what waits are. @param cards What domains add. */
export function StatusPage({ cards }: { readonly cards: readonly React.ComponentType[] }) {
  const t = useTexts(STATUS_TEXTS);
  const found = useThing("status", queryStatus, {});
  const operation = useOperation();
  const peers = operation.data?.item.peers;
  return (
    <Page title={t("title")} lead={t("lead")} aside={<AsOfBadge asOf={found.data?.asOf} />}>
      <Result of={found}>
        {({ asOf, item }) => (
          <>
            <Problems problems={item.problems} />
            <Figures>
              <Figure label={t("head")} value={item.head} />
              <Figure label={t("indexed")} value={asOf.block} />
              <Figure label={t("lag")} value={asOf.lag} />
              <Figure label={t("peers")} value={peers ?? t("unknown")} />
              <Figure label={t("events")} value={item.events} />
            </Figures>
            <Result of={operation}>
              {({ item: operation }) => (
                <>
                  <Node operation={operation} />
                  <Queues operation={operation} />
                  {cards.map((DomainCard, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the list is of the build and does not change
                    <DomainCard key={i} />
                  ))}
                  <Errors operation={operation} />
                </>
              )}
            </Result>
            <Card title={t("chain")}>
              <Facts
                facts={[
                  { label: t("network"), value: plainText(item.network) },
                  { label: t("chain"), value: item.chainId },
                  { label: t("genesis"), value: <Hash value={item.genesisHash} /> },
                  { label: t("since"), value: <Time milliseconds={item.startedAt * 1_000} /> },
                  { label: t("contracts"), value: <span lang="en">{item.contracts.join(", ")}</span> },
                ]}
              />
            </Card>
            <Recent />
          </>
        )}
      </Result>
    </Page>
  );
}

function Problems({ problems }: { readonly problems: Readonly<Record<string, string>> }) {
  const t = useTexts(STATUS_TEXTS);
  const named = Object.entries(problems);
  if (named.length === 0) {
    return (
      <Notice state="good" title={t("well")}>
        {t("well.text")}
      </Notice>
    );
  }
  return named.map(([name, problem]) => (
    <Notice key={name} state="bad" title={t("trouble", { name })}>
      <span lang="en">{plainText(problem, 400)}</span>
    </Notice>
  ));
}
