import { useNavigate, useSearch } from "@tanstack/react-router";
import { Tabs } from "../design/tabs.tsx";
import { Raw } from "../design/raw.tsx";
import { useCommon } from "../text/common.ts";
import { EventTimeline } from "./event-timeline.tsx";

interface ThingParameters {
  readonly facts: () => React.ReactNode;
  /** @default every event about `topic` */
  readonly timeline?: () => React.ReactNode;
  readonly proof?: () => React.ReactNode;
  /** As /v1/events takes it. */
  readonly topic: string;
  /** As the API gave it. */
  readonly raw: unknown;
}

/** The four views of a thing. Which one is shown is in the address, so that it can be passed on. */
export function ThingTabs({ facts, timeline, proof, topic, raw }: ThingParameters) {
  const t = useCommon();
  const { tab = "facts" } = useSearch({ strict: false }) as { readonly tab?: string };
  const navigate = useNavigate();
  const show = (id: string) =>
    navigate({ to: ".", search: (before: object) => ({ ...before, tab: id }), replace: true });
  const panels = [
    { id: "facts", title: t("facts"), content: facts },
    { id: "timeline", title: t("timeline"), content: timeline ?? (() => <EventTimeline topic={topic} />) },
    ...(proof === undefined ? [] : [{ id: "proof", title: t("proof"), content: proof }]),
    { id: "raw", title: t("raw"), content: () => <Raw value={raw} label={t("raw")} /> },
  ];
  const selected = panels.some(({ id }) => id === tab) ? tab : "facts";
  return <Tabs label={t("views")} panels={panels} selected={selected} onSelect={show} />;
}
