const DIGIT = /^\p{Nd}$/u;

/** Capital letters of Greek and Cyrillic that look like Latin ones, and those. */
const LOOK_ALIKES = new Map(
  ["ΑA", "ΒB", "ΕE", "ΖZ", "ΗH", "ΙI", "ΚK", "ΜM", "ΝN", "ΟO", "ΡP", "ΤT", "ΥY", "ΧX"]
    .concat(["АA", "ВB", "ЕE", "ЅS", "ІI", "ЈJ", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT", "УY", "ХX"])
    .map((pair): [string, string] => [pair[0] as string, pair[1] as string]),
);

/**
 * A number or identifier without what differs between copies: compatibility form (NFKC), capitals, letters and digits only, digits of
 * every script as 0 to 9, and look-alikes of other alphabets as Latin letters.
 *
 * Two numbers of one seller that differ by punctuation alone become one.
 */
export function normaliseIdentifier(text: string): string {
  const capitals = text.normalize("NFKC").toUpperCase().normalize("NFKC");
  return [...capitals].map(normaliseCharacter).join("");
}

function normaliseCharacter(character: string): string {
  if (DIGIT.test(character)) return digitOf(character);
  return LOOK_ALIKES.get(character) ?? (/^[\p{L}\p{N}]$/u.test(character) ? character : "");
}

/** Digits of a script stand in a row, from zero on. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) as number;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}
