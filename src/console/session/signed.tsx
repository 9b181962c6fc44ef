import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../design/button.tsx";
import { Card } from "../design/card.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Page } from "../design/page.tsx";
import { Notice } from "../design/states.tsx";
import { ROLE_PATHS } from "../role-paths.ts";
import { OrgLink } from "../members/org-link.tsx";
import { RoleNames } from "../members/role-names.tsx";
import { useCommon } from "../text/common.ts";
import { useTexts } from "../text/texts.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { KeptCard } from "./kept-card.tsx";
import { SESSION_TEXTS } from "./texts.ts";
import { type Session, useSignOut } from "./use-session.ts";
import styles from "./session.module.css";

/** Who is signed in, and the way out. */
export function Signed({ session }: { readonly session: Session }) {
  const t = useTexts(SESSION_TEXTS);
  const common = useCommon();
  const signOut = useSignOut();
  const [why, setWhy] = useState<string>();
  const { account, org, roles } = session;
  const path = roles.map((role) => ROLE_PATHS[role]).find((each) => each !== undefined) ?? "/proposals";
  return (
    <Page title={t("signed.title")}>
      <Card>
        <Facts
          facts={[
            { label: common("organisation"), value: <OrgLink org={org} /> },
            { label: t("signed.roles"), value: <RoleNames roles={roles} /> },
            {
              label: common("account"),
              value: account === null ? t("signed.directory") : <Hash value={account} whole />,
            },
          ]}
        />
        <div className={styles.choices}>
          <Link to={path} className={styles.on}>
            {t("signed.on")} →
          </Link>
          <Button onClick={() => signOut().catch((error) => setWhy(wordsOfError(error)))}>{t("signed.out")}</Button>
        </div>
        {why !== undefined && <Notice state="bad" title={t("signed.still", { why })} />}
      </Card>
      <KeptCard />
    </Page>
  );
}
