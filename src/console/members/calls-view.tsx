import { Result } from "../api/result.tsx";
import type { DecodedArgument } from "../chain/decode-call.ts";
import { useDecoded } from "../chain/use-decoded.ts";
import { type Fact, Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { LongText } from "../design/long-text.tsx";
import { Mark } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { changeOf, showsBefore } from "./change-of.tsx";
import { MEMBER_TEXTS } from "./texts.ts";
import styles from "./members.module.css";

interface CallsParameters {
  readonly targets: readonly string[];
  readonly calldatas: readonly string[];
  /** Wei sent with each. */
  readonly values: readonly string[];
  /** Of the proposal that was executed with them. @default they were not made */
  readonly executed?: string;
}

const ADDRESS = /^0x[0-9a-fA-F]{40,64}$/;

/** An argument with all of its parts. @param meaning In words, where it has one. */
function factOf({ name, type, value, parts }: DecodedArgument, meaning?: React.ReactNode): Fact {
  const label = name || type;
  if (meaning !== undefined) return { label, value: meaning };
  if (parts === undefined)
    return { label, value: ADDRESS.test(value) ? <Hash value={value} /> : <LongText text={value} /> };
  return { label, value: parts.length === 0 ? "–" : <Facts facts={parts.map((part) => factOf(part))} /> };
}

/** Calls in the words of the contracts that they are made to. */
export function CallsView({ targets, calldatas, values, executed }: CallsParameters) {
  const t = useTexts(MEMBER_TEXTS);
  const decoded = useDecoded(targets, calldatas);
  return (
    <Result of={decoded}>
      {(calls) => (
        <ol className={styles.calls}>
          {calls.map(({ contract, call }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the calls are the proposal's, in its order
            <li key={i} className={styles.call}>
              {call === undefined ? (
                <>
                  <p>
                    <Mark state="bad" /> {t("calls.unknown")}
                  </p>
                  <Hash value={targets[i] ?? ""} />
                  <code>
                    <LongText text={calldatas[i] ?? ""} />
                  </code>
                </>
              ) : (
                <>
                  <p className={styles.method} lang="en">
                    {contract}.{call.method}
                  </p>
                  <Facts facts={call.args.map((arg) => factOf(arg, changeOf(call, arg.name, executed)))} />
                  {!showsBefore(call) && (
                    <p>{t(executed === undefined ? "calls.before.lookUp" : "calls.before.unknown")}</p>
                  )}
                </>
              )}
              {values[i] !== undefined && values[i] !== "0" && <p>{t("calls.value", { value: values[i] ?? "" })}</p>}
            </li>
          ))}
        </ol>
      )}
    </Result>
  );
}
