import { useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { canKeep } from "../../browser/can-keep.ts";
import { keptJson } from "../../browser/keep.ts";
import { onViewerChanged } from "../../browser/viewer-changes.ts";
import type { Passkey } from "../../browser/passkey.ts";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Page } from "../../design/page.tsx";
import { Loading, Notice } from "../../design/states.tsx";
import { Tabs } from "../../design/tabs.tsx";
import { utcText } from "../../design/utc-text.ts";
import { useCommon } from "../../text/common.ts";
import { useTexts } from "../../text/texts.ts";
import { type Along, keptAlong, takeAlong } from "./along.ts";
import { isUsableHere } from "../../session/domain-notice.tsx";
import { PASSKEY } from "../../browser/kept-names.ts";
import { KeptCard } from "../../session/kept-card.tsx";
import { SignedList } from "./signed-list.tsx";
import { HANDOVER_TEXTS } from "./texts.ts";
import { useKeptForms } from "./use-kept-forms.ts";
import { useSigned } from "./use-signed.ts";

/** Of what the page itself has to be opened with again. */
const PAGE = "page";

/** What signs has the SDK's cryptography with it, and is loaded when it is shown. */
const GiveView = lazy(async () => ({ default: (await import("./give-view.tsx")).GiveView }));
const TakeView = lazy(async () => ({ default: (await import("./take-view.tsx")).TakeView }));
const RelayView = lazy(async () => ({ default: (await import("./relay-view.tsx")).RelayView }));
const PhoneView = lazy(async () => ({ default: (await import("./phone-view.tsx")).PhoneView }));

/** The form for handing over: works without a network, once it was open with one. */
export function HandoverPage() {
  const t = useTexts(HANDOVER_TEXTS);
  const common = useCommon();
  const { unit } = useSearch({ strict: false }) as { readonly unit?: string };
  const [along, setAlong] = useState<Along | undefined>(keptAlong);
  const [passkey, setPasskey] = useState<Passkey | undefined>(() => keptJson<Passkey>(PASSKEY));
  const forms = useKeptForms();
  const signed = useSigned();
  const [keeps, setKeeps] = useState<boolean>();
  const [bringing, setBringing] = useState<string>();
  const { tab: chosen, unit: of } = forms?.of(PAGE) ?? {};
  // A link to a unit's handover opens the form for it, whatever was chosen before.
  const tab = (of === unit && chosen) || (passkey === undefined ? "phone" : "give");
  const setTab = (id: string) => forms?.put(PAGE, { tab: id, ...(unit !== undefined && { unit }) });
  const [taking, setTaking] = useState<"working" | "failed">();
  const refresh = async () => {
    setTaking("working");
    try {
      setAlong(await takeAlong(passkey));
      setTaking(undefined);
      await signed.again(); // with network one also learns what is on the chain by now
    } catch {
      setTaking("failed"); // what was taken along before is still good
    }
  };
  const cleared = () => {
    setPasskey(undefined);
    setBringing(undefined);
    void signed.again();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    void refresh();
    void canKeep().then(setKeeps);
    return onViewerChanged((change) => change === "cleared" && cleared());
  }, []);
  if (along === undefined || forms === undefined) {
    return (
      <Page title={t("title")} lead={t("lead")}>
        {taking === "failed" ? (
          <Notice state="neutral" title={t("along.none")}>
            {t("along.none.text")}
          </Notice>
        ) : (
          <Loading>{t("along.working")}</Loading>
        )}
      </Page>
    );
  }
  const made = (passkey: Passkey, isKept: boolean) => {
    setPasskey(passkey);
    setTab("phone"); // where it is said what has to be enrolled of it
    if (!isKept) setKeeps(false);
  };
  const clearedHere = () => {
    forms.empty();
    cleared();
  };
  const phone = <PhoneView along={along} passkey={passkey} onMade={made} />;
  const needsPasskey = (view: (made: Passkey) => React.ReactNode) => () => (
    <Card>{passkey === undefined || !isUsableHere(passkey.rpId) ? phone : view(passkey)}</Card>
  );
  const bring = (text: string) => {
    setBringing(text);
    setTab("relay");
  };
  const time = utcText(along.takenAt * 1_000)?.shown ?? "";
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      aside={
        <>
          <span>{t(along.isKept ? "along.at" : "along.here", { time, count: along.units.length })}</span>
          <Button disabled={taking === "working"} onClick={refresh}>
            {t(taking === "working" ? "along.working" : "along.refresh")}
          </Button>
        </>
      }
    >
      {keeps === false && (
        <Notice state="warn" title={t("keeps.not")}>
          {t("keeps.not.text")}
        </Notice>
      )}
      <SignedList along={along} signed={signed} onBring={bring} />
      {along.isCut && <Notice state="warn" title={t("along.cut")} />}
      <Suspense fallback={<Loading>{common("loading")}</Loading>}>
        <Tabs
          key={forms.dropped}
          label={t("title")}
          selected={tab}
          onSelect={setTab}
          panels={[
            {
              id: "give",
              title: t("tab.give"),
              content: needsPasskey((made) => (
                <GiveView
                  along={along}
                  passkey={made}
                  forms={forms}
                  signed={signed}
                  {...(unit !== undefined && { unit })}
                />
              )),
            },
            {
              id: "take",
              title: t("tab.take"),
              content: needsPasskey((made) => <TakeView along={along} passkey={made} forms={forms} signed={signed} />),
            },
            {
              id: "relay",
              title: t("tab.relay"),
              content: () => (
                <Card>
                  <RelayView
                    key={bringing}
                    along={along}
                    signed={signed}
                    {...(bringing !== undefined && { text: bringing })}
                  />
                </Card>
              ),
            },
            {
              id: "phone",
              title: t("tab.phone"),
              content: () => (
                <>
                  <Card>{phone}</Card>
                  <KeptCard onCleared={clearedHere} />
                </>
              ),
            },
          ]}
        />
      </Suspense>
    </Page>
  );
}
