import { useState } from "react";
import type { CheckResult } from "../../sdk/core/run-check.ts";
import type { AskChain } from "../chain/ask-chain.ts";
import { Button } from "../design/button.tsx";
import { Loading, Notice } from "../design/states.tsx";
import { useTexts } from "../text/texts.ts";
import { CheckList } from "./check-list.tsx";
import type { ProofKind } from "./kind.ts";
import { VERIFY_TEXTS } from "./texts.ts";

interface AskedParameters {
  readonly kind: ProofKind;
  /** The document. */
  readonly text: string;
  readonly ask: AskChain | undefined;
}

/** What only the chain can say of a document: not asked, until somebody asks. */
export function Asked({ kind, text, ask }: AskedParameters) {
  const t = useTexts(VERIFY_TEXTS);
  const [answer, setAnswer] = useState<readonly CheckResult[] | "asking" | "failed" | undefined>();
  const run = async (connect: AskChain) => {
    setAnswer("asking");
    setAnswer(
      await connect()
        .then((client) => kind.ask(text, client))
        .catch(() => "failed" as const),
    );
  };
  if (answer === "asking") return <Loading>{t("online.asking")}</Loading>;
  if (typeof answer === "object") {
    return <CheckList kind={kind} checks={answer.filter(({ check }) => kind.online.includes(check))} />;
  }
  return (
    <>
      {answer === "failed" && <Notice state="warn" title={t("online.failed")} />}
      {ask !== undefined && <Button onClick={() => run(ask)}>{t("online.ask")}</Button>}
      <CheckList kind={kind} pending={kind.online} />
    </>
  );
}
