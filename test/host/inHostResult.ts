// Names shared by a module that runs in the extension host and the program that opened its window.

/** Lines that the module logs with this prefix are printed at once. */
export const reportMark = "report| ";

/** The environment variable with the path of the JSON file to which the module writes its result. */
export const resultVariable = "MARGINALIA_IN_HOST_RESULT";
