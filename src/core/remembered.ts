/** As a function that is not asked the same twice. */
export function remembered<K, V>(answer: (question: K) => V): (question: K) => V {
  return kept(new Map<K, { readonly answer: V }>(), answer);
}

/** The same for questions that are objects: an answer is kept for as long as its object is. */
export function rememberedOf<K extends object, V>(answer: (question: K) => V): (question: K) => V {
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
