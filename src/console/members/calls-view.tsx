import { Result } from "../api/result.tsx";
import { useDecoded } from "../chain/use-decoded.ts";
import { ChainText } from "../design/chain-text.tsx";
import { Facts } from "../design/facts.tsx";
import { Hash } from "../design/hash.tsx";
import { Mark } from "../design/mark.tsx";
import { useTexts } from "../text/texts.ts";
import { changeOf } from "./change-of.tsx";
import { MEMBER_TEXTS } from "./texts.ts";
import styles from "./members.module.css";

interface CallsParameters {
  readonly targets: readonly string[];
  readonly calldatas: readonly string[];
  /** Wei sent with each. */
  readonly values: readonly string[];
}

const ADDRESS = /^0x[0-9a-fA-F]{40,64}$/;

/** Calls in the words of the contracts that they are made to. */
export function CallsView({ targets, calldatas, values }: CallsParameters) {
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
                    <ChainText text={calldatas[i] ?? ""} longest={400} />
                  </code>
                </>
              ) : (
                <>
                  <p className={styles.method} lang="en">
                    {contract}.{call.method}
                  </p>
                  <Facts
                    facts={call.args.map(({ name, type, value }) => ({
                      label: name || type,
                      value:
                        changeOf(call, name) ??
                        (ADDRESS.test(value) ? <Hash value={value} /> : <ChainText text={value} />),
                    }))}
                  />
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
