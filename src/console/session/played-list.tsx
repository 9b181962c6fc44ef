import { plainText } from "../../lib/text/plain-text.ts";
import type { PlayedWallet } from "../browser/demo.ts";
import { RoleNames } from "../members/role-names.tsx";
import styles from "./session.module.css";

interface PlayedParameters {
  readonly played: readonly PlayedWallet[];
  onChosen(wallet: PlayedWallet): void;
}

/** Organisations that can be played, each by its name and what it is. */
export function PlayedList({ played, onChosen }: PlayedParameters) {
  return (
    <ul className={styles.played}>
      {played.map((wallet) => (
        <li key={wallet.account}>
          <button type="button" className={styles.identity} onClick={() => onChosen(wallet)}>
            <span className={styles.name}>{plainText(wallet.name, 60)}</span>
            <span className={styles.roles}>
              <RoleNames roles={wallet.roles} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
