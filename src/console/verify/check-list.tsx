import { plainText } from "../../lib/text/plain-text.ts";
import type { CheckResult } from "../../sdk/core/run-check.ts";
import { Mark } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import type { ProofKind } from "./kind.ts";
import { VERIFY_TEXTS } from "./texts.ts";
import styles from "./verify.module.css";

interface CheckListParameters {
  readonly kind: ProofKind;
  readonly checks?: readonly CheckResult[];
  /** Names of checks that were not done. */
  readonly pending?: readonly string[];
}

/** A row for each check: whether it holds, what was found, and where it does not hold what to do. */
export function CheckList({ kind, checks = [], pending = [] }: CheckListParameters) {
  const t = useTexts(VERIFY_TEXTS);
  const say = useTexts(kind.texts);
  return (
    <ol className={styles.checks}>
      {checks.map(({ check, ok, detail }) => (
        <li key={check} className={styles.check} data-check={check} data-ok={ok}>
          <Mark state={ok ? "good" : "bad"} size={18} />
          <div>
            <p className={styles.name}>
              {say(`check.${check}`)} <span className="sr-only">{t(ok ? "holds" : "fails")}</span>
            </p>
            {!ok && `fails.${check}` in kind.texts.en && <p className={styles.todo}>{say(`fails.${check}`)}</p>}
            <p className={styles.detail} lang="en">
              <bdi>{plainText(detail, 600)}</bdi>
            </p>
          </div>
        </li>
      ))}
      {pending.map((check) => (
        <li key={check} className={styles.check} data-check={check}>
          <Mark state="neutral" size={18} />
          <p className={styles.name}>
            {say(`check.${check}`)} <span className={styles.pending}>{t("online.notAsked")}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
