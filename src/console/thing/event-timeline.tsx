import type { IndexedEvent } from "../../sdk/query/common.ts";
import { queryRecordedEvents } from "../../sdk/query/common.ts";
import { ListView } from "../api/list-view.tsx";
import { useList } from "../api/use-api.ts";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { WithheldValue } from "../design/states.tsx";
import { Timeline } from "../design/timeline.tsx";
import { useCommon } from "../text/common.ts";
import { wordsOfName } from "../text/words-of-name.ts";

const HASH = /^0x([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/;

const shown = (value: unknown): React.ReactNode => {
  if (typeof value === "string" && HASH.test(value)) return <Hash value={value} />;
  return <ChainText text={typeof value === "string" ? value : JSON.stringify(value)} />;
};

/** Every event about a thing, as the contracts emitted it. */
export function EventTimeline({ topic }: { readonly topic: string }) {
  const t = useCommon();
  const events = useList("events", queryRecordedEvents, { topic, limit: 50 });
  return (
    <ListView of={events} empty={t("timeline.empty")}>
      {(items) => <Timeline entries={items.map((event) => entryOf(event, t("withheld")))} />}
    </ListView>
  );
}

/** @param kept What is said in place of what the viewer may not see. */
function entryOf({ id, name, contract, time, args, transaction, withheld }: IndexedEvent, kept: string) {
  return {
    key: id,
    state: "info" as const,
    title: <span lang="en">{`${wordsOfName(name)} · ${contract}`}</span>,
    at: time * 1_000,
    children: (
      <>
        <p>
          <Hash value={transaction} />
        </p>
        {Object.keys(args).length > 0 && (
          <Facts
            facts={Object.entries(args).map(([label, value]) => ({
              label,
              value: value === null && withheld.length > 0 ? <WithheldValue>{kept}</WithheldValue> : shown(value),
            }))}
          />
        )}
      </>
    ),
  };
}
