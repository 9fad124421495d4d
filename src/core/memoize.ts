import { copyString } from "./text/copyString.ts";

/** Memoizes a function of one argument. Answers are kept for as long as the function is. */
export function memoize<K, V>(answer: (question: K) => V): (question: K) => V {
  return kept(new Map<K, { readonly answer: V }>(), answer);
}

/** Memoizes a function of an object. An answer is kept for as long as its object is. */
export function memoizeByObject<K extends object, V>(answer: (question: K) => V): (question: K) => V {
  return kept(new WeakMap<K, { readonly answer: V }>(), answer);
}

/**
 * Memoizes a function of short texts that recur in many files. Forgets all answers once there are `most`, so
 * that memory does not grow in a long session. Mark calls at the top of a file with `@__PURE__`: a bundle
 * that does not use the function can then leave it out.
 */
export function memoizeTexts<V>(most: number, answer: (text: string) => V): (text: string) => V {
  const answers = new Map<string, { readonly answer: V }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.answer;
    if (answers.size >= most) answers.clear();
    // A slice of a file's text would keep the whole text in memory.
    const kept = copyString(text);
    const made = { answer: answer(kept) };
    answers.set(kept, made);
    return made.answer;
  };
}

interface Answers<K, V> {
  get(question: K): { readonly answer: V } | undefined;
  set(question: K, answer: { readonly answer: V }): unknown;
}

function kept<K, V>(answers: Answers<K, V>, answer: (question: K) => V): (question: K) => V {
  return (question) => {
    const known = answers.get(question) ?? { answer: answer(question) };
    answers.set(question, known);
    return known.answer;
  };
}
