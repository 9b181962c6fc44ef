import type { AskChain } from "../chain/ask-chain.ts";
import { Card } from "../design/card.tsx";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash, HashInGroups } from "../design/hash.tsx";
import { Notice } from "../design/states.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../text/texts.ts";
import { Asked } from "./asked.tsx";
import { CheckList } from "./check-list.tsx";
import type { ProofKind, Report, Said } from "./kind.ts";
import { PathView } from "./path-view.tsx";
import { VERIFY_TEXTS } from "./texts.ts";
import styles from "./verify.module.css";

interface ReportParameters {
  readonly kind: ProofKind;
  readonly report: Report;
  /** The document. */
  readonly text: string;
  /** A node that can be asked; undefined where there is none. */
  readonly ask: AskChain | undefined;
  /** Of the file that was compared. */
  readonly fileName: string | undefined;
}

/** What came of a proof: the verdict, a row for each check, what the chain has to be asked, what the document says. */
export function ReportView({ kind, report, text, ask, fileName }: ReportParameters) {
  const t = useTexts(VERIFY_TEXTS);
  const say = useTexts(kind.texts);
  return (
    <>
      <Verdict kind={kind} report={report} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={t("offline")}>
            {kind.comparesFile && (
              <p className={styles.hint}>
                {fileName === undefined ? t("fileNotCompared") : t("fileCompared", { name: fileName.slice(0, 200) })}
              </p>
            )}
            <CheckList kind={kind} checks={report.checks} />
          </Card>
          <Card title={t("path")}>
            <PathView path={report.path} />
          </Card>
        </div>
        <div className={styles.column}>
          <Card title={say("title")}>
            <p className={styles.hint}>{say("about")}</p>
            <Facts
              facts={report.said.map((said, i) => ({ label: labelOf(say(said.key), i, report), value: shown(said) }))}
            />
          </Card>
          <Online kind={kind} report={report} text={text} ask={ask} />
        </div>
      </div>
    </>
  );
}

/** Names have to differ: what is said twice is numbered. */
function labelOf(label: string, at: number, { said }: Report): string {
  const same = said.filter(({ key }) => key === said[at]?.key);
  if (same.length < 2) return label;
  return `${label} ${said.slice(0, at + 1).filter(({ key }) => key === said[at]?.key).length}`;
}

function shown({ value, as }: Said): React.ReactNode {
  if (as === "hash") return <Hash value={value} />;
  if (as === "stranger") return <ChainText text={value} />;
  if (as === "text") return value;
  return <Time milliseconds={Number(value) * (as === "seconds" ? 1_000 : 1)} />;
}

function Verdict({ kind, report }: { readonly kind: ProofKind; readonly report: Report }) {
  const t = useTexts(VERIFY_TEXTS);
  const say = useTexts(kind.texts);
  const { checks, valid } = report;
  const failed = checks.filter(({ ok }) => !ok);
  const [first] = failed;
  if (valid || first === undefined) {
    return (
      <Notice state="good" title={t("valid.title")}>
        {t("valid.text", { count: checks.length })}
      </Notice>
    );
  }
  return (
    <Notice state="bad" title={t("invalid.title", { check: say(`check.${first.check}`) })}>
      <p>{say(`fails.${first.check}`)}</p>
      <p>{t("invalid.text", { failed: failed.length, count: checks.length })}</p>
    </Notice>
  );
}

function Online({ kind, report, text, ask }: Omit<ReportParameters, "fileName">) {
  const t = useTexts(VERIFY_TEXTS);
  const { anchor, trusted } = report;
  return (
    <Card title={t("online")}>
      <p className={styles.hint}>{t("online.more")}</p>
      <Asked kind={kind} text={text} ask={ask} />
      <h3>{t("compare")}</h3>
      {anchor.blockHash === undefined ? (
        <p className={styles.hint}>{t("compare.noHash")}</p>
      ) : (
        <>
          <p className={styles.hint}>{t("compare.more")}</p>
          <HashInGroups value={anchor.blockHash} />
        </>
      )}
      <Facts
        facts={[
          { label: t("chainId"), value: anchor.chainId },
          { label: "#", value: anchor.block },
          { label: t("genesis"), value: <Hash value={anchor.genesisHash} /> },
          { label: t("contract"), value: <Hash value={anchor.contract} /> },
        ]}
      />
      {trusted.length > 0 && (
        <details>
          <summary>{t("trusted")}</summary>
          <ul className={styles.trusted} lang="en">
            {trusted.map((line) => (
              <li key={line}>
                <ChainText text={line} longest={600} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
