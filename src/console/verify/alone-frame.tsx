import { LanguageSwitch, ThemeSwitch } from "../shell/switches.tsx";
import { Logo } from "../shell/logo.tsx";
import styles from "./alone.module.css";

/** What stands around the page for verifying where it is a file of its own. */
export function AloneFrame({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <Logo />
        <div className={styles.switches}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
