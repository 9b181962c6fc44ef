import { siteText } from "../design/site-text.ts";
import { Time } from "../design/time.tsx";
import styles from "./site-time.module.css";
import { useSettings } from "./use-settings.ts";

/** A time of a station or a thing: in UTC, and below it by the clock of the sites, where the indexer is told their zone. */
export function SiteTime({ milliseconds }: { readonly milliseconds: number }) {
  const zone = useSettings()?.zone;
  const there = zone ? siteText(milliseconds, zone) : undefined;
  return (
    <span>
      <Time milliseconds={milliseconds} />
      {there !== undefined && <small className={styles.there}>{there}</small>}
    </span>
  );
}
