// Nobody writes more than this. Longer values take a part of a second each to be read as TeX, as HTML, as names, in which
// an editor's host would answer nobody; they are left out, with a word.

/** Of a field but the people, in UTF-16 units. */
export const longestField = 30_000;
/** Of a list of people, in UTF-16 units: some ten thousand names. */
export const longestPeople = 200_000;
/** Of one work; the longest lists that there are have 15,000. */
export const mostPeople = 20_000;

export const tooLongReason = `It has more than ${longestField.toLocaleString("en")} characters.`;
