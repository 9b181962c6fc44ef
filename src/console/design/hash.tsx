import { useState } from "react";
import { copyText } from "../browser/clipboard.ts";
import { useCommon } from "../text/common.ts";
import styles from "./hash.module.css";

const shortOf = (value: string) => (value.length <= 20 ? value : `${value.slice(0, 8)}…${value.slice(-6)}`);

/** A hash or an address: short to look at, whole to copy. */
export function Hash({ value, whole = false }: { readonly value: string; readonly whole?: boolean }) {
  const t = useCommon();
  const [copied, setCopied] = useState(false);
  const copy = () => copyText(value).then(setCopied);
  return (
    <span className={styles.hash}>
      <code title={value}>{whole ? value : shortOf(value)}</code>
      <button type="button" className={styles.copy} onClick={copy} aria-label={`${t("copy")} ${shortOf(value)}`}>
        {copied ? t("copied") : t("copy")}
      </button>
    </span>
  );
}

/** A hash in groups of four, to be read aloud or compared by eye. */
export function HashInGroups({ value }: { readonly value: string }) {
  const groups = value.replace(/^0x/, "").match(/.{1,4}/g) ?? [];
  return (
    <code className={styles.groups}>
      <span className="sr-only">{value}</span>
      <span className={styles.prefix} aria-hidden="true">
        0x
      </span>
      {groups.map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups are the hash's, in its order
        <span key={i} aria-hidden="true">
          {group}
        </span>
      ))}
    </code>
  );
}
