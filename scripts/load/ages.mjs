// The year in which this data was first published; no database was loaded in an earlier one.
const FIRST_YEAR = 2026;

/**
 * The years that a household may have been loaded in, this year first. Everybody is born on 1 January, so an age holds for
 * a calendar year and the body of a request stays the same as long; a kept database answers to the year of its first load.
 */
export function yearsOfLoading(now = new Date()) {
  const options = { timeZone: 'Asia/Shanghai', year: 'numeric' };
  const thisYear = Math.max(FIRST_YEAR, Number(new Intl.DateTimeFormat('en', options).format(now)));
  return Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, back) => thisYear - back);
}

export const birthDate = (age, year) => `${year - age}-01-01`;
