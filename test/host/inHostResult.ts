// What a module that runs in the extension host and the program that opened its window agree on.

/** What such a module logs behind this mark is printed as it comes. */
export const reportMark = "report| ";

/** The variable that names the file for what it measured, as JSON. */
export const resultVariable = "MARGINALIA_IN_HOST_RESULT";
