import { Link, useRouterState } from "@tanstack/react-router";
import { plainText } from "../../lib/text/plain-text.ts";
import { useNames } from "../members/use-names.ts";
import { useCommon } from "../text/common.ts";
import { useSession } from "./use-session.ts";
import styles from "./session.module.css";

/** In the shell: who is signed in, or the way to signing in, from where one is and back. */
export function SessionLink() {
  const t = useCommon();
  const session = useSession();
  const names = useNames();
  const here = useRouterState({ select: ({ location }) => location.href });
  const name = session && plainText(names.get(session.org) ?? `#${session.org}`, 40);
  const search = here.startsWith("/sign-in") || here === "/" ? {} : { to: here };
  return (
    <Link
      to="/sign-in"
      search={search}
      className={styles.link}
      aria-label={name === undefined ? t("signIn") : t("signedIn", { name })}
    >
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <circle
          cx="10"
          cy="6.5"
          r="3.5"
          fill={session ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.6"
        />
        <path
          d="M3 18c0-4 3-6 7-6s7 2 7 6"
          fill={session ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.6"
        />
      </svg>
      <span className={styles.who}>{name ?? t("signIn")}</span>
    </Link>
  );
}
