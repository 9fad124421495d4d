import type { Problem, Severity } from "../../problem.ts";
import { visibleText } from "../../text/terminalText.ts";
import { problemText } from "../problemText.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

const message = (text: string) =>
  text
    .split(/([\r\n])/)
    .map((part) => (part === "\r" ? "%0D" : part === "\n" ? "%0A" : visibleText(part).replace(/%/g, "%25")))
    .join("");
const property = (text: string) => message(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** A problem as a GitHub Actions workflow command, which annotates the line. */
export function githubAnnotation(problem: Problem): string {
  const { file, line, start, end, code, severity } = problem;
  const place = [
    `file=${property(file)}`,
    `line=${line + 1}`,
    `col=${start + 1}`,
    `endColumn=${end + 1}`,
    `title=${property(code)}`,
  ];
  return `::${commands[severity]} ${place.join(",")}::${message(problemText(problem))}`;
}
