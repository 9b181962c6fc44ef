import { Link, useNavigate } from "@tanstack/react-router";
import { Card } from "../design/card.tsx";
import { Page } from "../design/page.tsx";
import { PlayedList } from "../session/played-list.tsx";
import { usePlayed } from "../session/use-wallets.ts";
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
      <Played />
    </Page>
  );
}

/** Where a chain was started to try things out: as whom one can go on. */
function Played() {
  const t = useTexts(START_TEXTS);
  const played = usePlayed();
  const navigate = useNavigate();
  if (played.length === 0) return null;
  return (
    <Card title={t("played.title")}>
      <p>{t("played.text")}</p>
      <PlayedList
        played={played}
        onChosen={({ account }) => navigate({ to: "/sign-in", search: { as: account } as never })}
      />
    </Card>
  );
}
