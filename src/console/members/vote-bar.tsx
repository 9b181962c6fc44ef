import { useTexts } from "../text/texts.ts";
import { MEMBER_TEXTS } from "./texts.ts";
import styles from "./members.module.css";

interface VoteParameters {
  readonly votes: { readonly for: string; readonly against: string; readonly abstain: string };
  readonly quorum: string;
}

const WIDTH = 300;

/** Votes for and against beside the quorum, as lengths. */
export function VoteBar({ votes, quorum }: VoteParameters) {
  const t = useTexts(MEMBER_TEXTS);
  const [forIt, against, needed] = [Number(votes.for), Number(votes.against), Number(quorum)];
  const all = Math.max(forIt + against, needed, 1);
  const x = (count: number) => (count / all) * WIDTH;
  const said = `${t("for")} ${votes.for}, ${t("against")} ${votes.against}, ${t("abstain")} ${votes.abstain}, ${t("quorum")} ${quorum}`;
  return (
    <figure className={styles.votes}>
      <svg viewBox={`0 0 ${WIDTH} 26`} role="img" aria-label={said} preserveAspectRatio="none">
        <rect x="0" y="6" width={WIDTH} height="14" rx="3" className={styles.ground} />
        <rect x="0" y="6" width={x(forIt)} height="14" rx="3" className={styles.yes} />
        <rect x={x(forIt)} y="6" width={x(against)} height="14" rx="3" className={styles.against} />
        <rect x={Math.min(x(needed), WIDTH - 2)} y="0" width="2" height="26" className={styles.quorum} />
      </svg>
      <figcaption>{said}</figcaption>
    </figure>
  );
}
