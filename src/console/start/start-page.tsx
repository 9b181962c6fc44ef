import { Link } from "@tanstack/react-router";
import { Page } from "../design/page.tsx";
import { useTexts } from "../text/texts.ts";
import { PERSONAS } from "./personas.ts";
import { START_TEXTS } from "./texts.ts";
import styles from "./start.module.css";

/** Asks who one is, and leads to what one came for. */
export function StartPage() {
  const t = useTexts(START_TEXTS);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <ul className={styles.personas}>
        {PERSONAS.map(({ id, path, picture }) => (
          <li key={id}>
            <Link to={path} className={styles.persona}>
              <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
                <path
                  d={picture}
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2"
                  strokeLinejoin="round"
                  strokeLinecap="round"
                />
              </svg>
              <span className={styles.name}>{t(`${id}.name`)}</span>
              <span className={styles.text}>{t(`${id}.text`)}</span>
              <span className={styles.go}>{t(`${id}.go`)} →</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
