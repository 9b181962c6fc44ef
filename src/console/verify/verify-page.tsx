import { useRef, useState } from "react";
import type { AskChain } from "../chain/ask-chain.ts";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Page } from "../design/page.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { examine, type Outcome } from "./examine.ts";
import type { ProofKind } from "./kind.ts";
import { ReportView } from "./report-view.tsx";
import { VERIFY_TEXTS } from "./texts.ts";
import styles from "./verify.module.css";

interface VerifyParameters {
  readonly kinds: readonly ProofKind[];
  /** Where the page can be had as one file; undefined where this is that file. */
  readonly aloneUrl?: string;
  /** A node that can be asked. */
  readonly ask?: AskChain;
}

/** Verifies what is dropped on it. */
export function VerifyPage({ kinds, aloneUrl, ask }: VerifyParameters) {
  const t = useTexts(VERIFY_TEXTS);
  const [outcome, setOutcome] = useState<Outcome | "working" | undefined>();
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setOutcome("working");
    setOutcome(await examine(files, kinds));
  };
  return (
    <Page title={t("title")} lead={t("lead")}>
      <DropZone compact={outcome !== undefined} onFiles={take} />
      <div aria-live="polite" className={styles.outcome}>
        {outcome === "working" && <Loading>{t("working")}</Loading>}
        {outcome !== undefined && outcome !== "working" && <OutcomeView outcome={outcome} ask={ask} />}
      </div>
      {aloneUrl !== undefined && (
        <Card title={t("alone")}>
          <p>{t("alone.text")}</p>
          <p>
            <a href={aloneUrl} download>
              verify.html
            </a>
          </p>
        </Card>
      )}
    </Page>
  );
}

function OutcomeView({ outcome, ask }: { readonly outcome: Outcome; readonly ask: AskChain | undefined }) {
  const t = useTexts(VERIFY_TEXTS);
  if (outcome.is === "report") return <ReportView {...outcome} ask={ask} />;
  if (outcome.is === "refused") return <Refused outcome={outcome} />;
  return (
    <Notice state="warn" title={t("unknown.title")}>
      {t("unknown.text")}
    </Notice>
  );
}

function Refused({ outcome }: { readonly outcome: Extract<Outcome, { is: "refused" }> }) {
  const t = useTexts(VERIFY_TEXTS);
  const say = useTexts(outcome.kind.texts);
  return (
    <Notice state="bad" title={t("refused.title")}>
      <p>{t("refused.text", { kind: say("title") })}</p>
      <p lang="en">{outcome.kind.remedy(outcome.code)}</p>
      <p lang="en">
        <code>{outcome.code}</code> <ChainText text={outcome.message} longest={400} />
      </p>
    </Notice>
  );
}

interface DropParameters {
  readonly compact: boolean;
  onFiles(files: readonly File[]): void;
}

function DropZone({ compact, onFiles }: DropParameters) {
  const t = useTexts(VERIFY_TEXTS);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const dropped = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  const enters = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      className={`${styles.zone} ${over ? styles.over : ""} ${compact ? styles.compact : ""}`}
      onDragOver={enters}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
      aria-label={t("drop")}
    >
      <div>
        <p className={styles.invite}>{t(compact ? "another" : "drop")}</p>
        {!compact && <p className={styles.hint}>{t("drop.more")}</p>}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label={t("choose")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <Button primary={!compact} onClick={() => input.current?.click()}>
        {t("choose")}
      </Button>
    </section>
  );
}
