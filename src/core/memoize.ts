/** Memoizes a function of one argument. Answers are kept for as long as the function is. */
export function memoize<K, V>(answer: (question: K) => V): (question: K) => V {
  return kept(new Map<K, { readonly answer: V }>(), answer);
}

/** Memoizes a function of an object. An answer is kept for as long as its object is. */
export function memoizeByObject<K extends object, V>(answer: (question: K) => V): (question: K) => V {
  return kept(new WeakMap<K, { readonly answer: V }>(), answer);
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
