import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Result } from "../api/result.tsx";
import { askChain } from "../chain/ask-chain.ts";
import { Button } from "../design/button.tsx";
import { Page } from "../design/page.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { saveFile } from "../browser/save-file.ts";
import { useTexts } from "../text/texts.ts";
import { ReportView } from "../verify/report-view.tsx";
import { useProofText } from "./bridge-readings.ts";
import { SENSING_TEXTS } from "./texts.ts";

/** One reading: its proof is taken from the bridge, and checked here. */
export function ReadingPage() {
  const t = useTexts(SENSING_TEXTS);
  const { id = "0", seq = "0" } = useParams({ strict: false }) as { readonly id?: string; readonly seq?: string };
  const proof = useProofText(Number(id), Number(seq));
  return (
    <Page
      title={t("reading.title", { station: id, seq })}
      kicker={
        <Link to="/stations/$id" params={{ id }}>
          {t("station")} {id}
        </Link>
      }
      aside={
        typeof proof.data === "string" && (
          <Button onClick={() => saveFile(`reading-${id}-${seq}.json`, proof.data ?? "")}>{t("reading.file")}</Button>
        )
      }
    >
      <Result of={proof}>
        {(text) => (text === null ? <Notice state="neutral" title={t("reading.noBridge")} /> : <Checked text={text} />)}
      </Result>
    </Page>
  );
}

function Checked({ text }: { readonly text: string }) {
  const t = useTexts(SENSING_TEXTS);
  const checked = useQuery({
    queryKey: ["verified", text],
    queryFn: async () => {
      const { readingKind } = await import("./reading-kind.ts");
      return { kind: readingKind, report: await readingKind.verify(text, undefined) };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (checked.isPending) return <Loading>{t("reading.checking")}</Loading>;
  return (
    <Result of={checked}>
      {({ kind, report }) => <ReportView kind={kind} report={report} text={text} ask={askChain} fileName={undefined} />}
    </Result>
  );
}
