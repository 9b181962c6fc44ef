import { plainText } from "../../lib/text/plain-text.ts";
import { useTexts } from "../text/texts.ts";
import { isParameter, PARAMETER_TEXTS } from "./parameter-texts.ts";

/** What a parameter's code is called. */
export function useParameterName(): (code: string) => string {
  const t = useTexts(PARAMETER_TEXTS);
  return (code) => (isParameter(code) ? t(code) : plainText(code, 40));
}

export function ParameterName({ code }: { readonly code: string }) {
  return <bdi>{useParameterName()(code)}</bdi>;
}
