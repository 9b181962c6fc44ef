import type { IndexedTreaty } from "../../sdk/query/treaties.ts";
import styles from "./treaties.module.css";

export type LayerOf = NonNullable<IndexedTreaty["layers"]>[number];

const WIDTH = 240;
const ABOVE = 16;
const BELOW = 8;

/** Above, what of a loss the layer takes: from where it begins to its limit, beyond what the cedent keeps; a proportional one as a part of the height. Below, what of all its limits is used. */
export function LayerBar({
  layer,
  most,
  said,
}: {
  readonly layer: LayerOf;
  /** Of all layers: as long as the drawing. */
  readonly most: number;
  readonly said: string;
}) {
  const { kind, retention, limit, cessionBps, aggregateLimit, recovered } = layer;
  const x = (amount: string) => Math.min(WIDTH, (Number(amount) / most) * WIDTH);
  const isQuota = kind === "QuotaShare";
  const height = isQuota ? Math.max(2, (cessionBps / 10_000) * ABOVE) : ABOVE;
  const from = isQuota ? 0 : x(retention);
  const width = limit === "0" ? WIDTH - from : Math.max(2, Math.min(WIDTH - from, x(limit)));
  const used = Number(aggregateLimit) === 0 ? 0 : Math.min(1, Number(recovered) / Number(aggregateLimit));
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} ${ABOVE + BELOW + 6}`} role="img" aria-label={said}>
      <rect className={styles.ground} width={WIDTH} height={ABOVE} />
      <rect className={styles.layer} x={from} y={ABOVE - height} width={width} height={height} />
      <rect className={styles.ground} y={ABOVE + 6} width={WIDTH} height={BELOW} />
      <rect className={styles.used} y={ABOVE + 6} width={used * WIDTH} height={BELOW} />
    </svg>
  );
}
