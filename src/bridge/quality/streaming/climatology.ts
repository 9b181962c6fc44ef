import { Quality } from "../../../sdk/sensing/model/quality.ts";
import type { ClimatologyMember } from "../../model/profile.ts";
import { calendar } from "../qartod/calendar.ts";

const DAY = 86_400_000;

/** QARTOD test 5. Every period of a profile is made of whole days, so that the members are looked up once a day. */
export function climatologyTest(members: readonly ClimatologyMember[]): (time: number, value: number) => Quality {
  const parts = members.map((member) => ({ member, of: calendar(member.period) }));
  let day = Number.NaN;
  let matching: ClimatologyMember | undefined;
  return (time, value) => {
    const today = Math.floor(time / DAY);
    if (today !== day) {
      day = today;
      matching = parts.findLast(({ member, of }) => of(time) >= member.from && of(time) <= member.to)?.member;
    }
    if (matching === undefined) return Quality.NotEvaluated;
    const { usual, possible } = matching;
    if (possible && (value < possible[0] || value > possible[1])) return Quality.Fail;
    return value < usual[0] || value > usual[1] ? Quality.Suspect : Quality.Good;
  };
}
