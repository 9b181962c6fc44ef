import { Button } from "../design/button.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useCommon } from "../text/common.ts";
import { wordsOfError } from "../text/words-of-error.ts";
import { codeOf } from "./code-of.ts";

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

interface ResultParameters<Data> {
  readonly of: Asked<Data>;
  readonly children: (data: Data) => React.ReactNode;
}

/** What was asked: on its way, failed with what to do, or there. What is there and could not be asked anew has the failure above it. */
export function Result<Data>({ of, children }: ResultParameters<Data>) {
  const t = useCommon();
  const { data, error } = of;
  const failed = hasFailed(error) && <Failed error={error} again={() => of.refetch()} isOld={data !== undefined} />;
  // What was shown to somebody is not for who asks now.
  if (codeOf(error) === WITHHELD) return failed;
  if (data === undefined) return failed || <Loading>{t("loading")}</Loading>;
  return (
    <>
      {failed}
      {children(data)}
    </>
  );
}

/** All that was asked for is withheld from who asks. */
const WITHHELD = "INDEX_WITHHELD";

const hasFailed = (error: unknown) => error !== null && error !== undefined;

interface FailedParameters {
  readonly error: unknown;
  readonly again?: () => void;
  /** Whether what was there before is still shown. */
  readonly isOld?: boolean;
}

/** Why something is not there, by its code, and what to do. */
export function Failed({ error, again, isOld = false }: FailedParameters) {
  const t = useCommon();
  const code = codeOf(error);
  if (code === "NOT_FOUND") {
    return (
      <Notice state="neutral" title={t("notFound.title")}>
        {t("notFound.text")}
      </Notice>
    );
  }
  if (code === WITHHELD) {
    return (
      <Notice state="withheld" title={t("withheld")}>
        {t("withheld.why")}
      </Notice>
    );
  }
  return (
    <Notice state="bad" title={t(isOld ? "error.old" : "error.title")}>
      {!navigator.onLine && <p>{t("error.offline")}</p>}
      <p lang="en">
        <code>{code}</code> <bdi>{wordsOfError(error)}</bdi>
      </p>
      {again !== undefined && <Button onClick={again}>{t("error.again")}</Button>}
    </Notice>
  );
}
