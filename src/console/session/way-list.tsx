import { keptJson } from "../browser/keep.ts";
import type { Passkey } from "../browser/passkey.ts";
import { DIRECTORY_PATH } from "../browser/session.ts";
import { useDeployment } from "../chain/deployment.ts";
import { Button } from "../design/button.tsx";
import { Card, Grid } from "../design/card.tsx";
import { useTexts } from "../text/texts.ts";
import { DomainNotice, isUsableHere } from "./domain-notice.tsx";
import { PASSKEY } from "../browser/kept-names.ts";
import { PlayedList } from "./played-list.tsx";
import { SESSION_TEXTS } from "./texts.ts";
import { useHasDirectory } from "./use-session.ts";
import { useAnnounced, usePlayed } from "./use-wallets.ts";
import { walletLabel } from "./wallet-label.ts";
import { passkeyWay, type Way, walletWay } from "./ways.ts";
import styles from "./session.module.css";

/** The ways to sign in that there are here. */
export function WayList({ onChosen }: { onChosen(way: Way): void }) {
  const t = useTexts(SESSION_TEXTS);
  const played = usePlayed();
  const announced = useAnnounced();
  const { data: deployment } = useDeployment();
  const hasDirectory = useHasDirectory();
  const passkey = keptJson<Passkey>(PASSKEY);
  return (
    <>
      {played.length > 0 && (
        <Card title={t("signIn.played")}>
          <p>{t("signIn.played.text")}</p>
          <PlayedList played={played} onChosen={(wallet) => onChosen(walletWay(wallet, wallet.name))} />
        </Card>
      )}
      <Grid>
        <Card title={t("signIn.wallets")}>
          {announced.length === 0 && <p>{t("signIn.wallets.none")}</p>}
          <div className={styles.choices}>
            {announced.map((wallet) => {
              const name = walletLabel(wallet, announced);
              return (
                <Button key={wallet.id} onClick={() => onChosen(walletWay(wallet, name))}>
                  {t("signIn.wallet", { name })}
                </Button>
              );
            })}
          </div>
        </Card>
        <Card title={t("signIn.passkey")}>
          <p>{t(passkey === undefined ? "signIn.passkey.none" : "signIn.passkey.text")}</p>
          {passkey !== undefined && <DomainNotice rpId={passkey.rpId} />}
          {passkey !== undefined && isUsableHere(passkey.rpId) && deployment !== undefined && (
            <div className={styles.choices}>
              <Button onClick={() => onChosen(passkeyWay(t("signIn.passkey.go"), deployment, passkey))}>
                {t("signIn.passkey.go")}
              </Button>
            </div>
          )}
        </Card>
        {hasDirectory && (
          <Card title={t("signIn.directory")}>
            <p>{t("signIn.directory.text")}</p>
            <div className={styles.choices}>
              <a href={DIRECTORY_PATH} className={styles.on}>
                {t("signIn.directory.go")} →
              </a>
            </div>
          </Card>
        )}
      </Grid>
    </>
  );
}
