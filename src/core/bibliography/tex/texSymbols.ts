/** Accents, as commands and as control symbols, and the combining character each puts on its letter. */
export const accents: ReadonlyMap<string, string> = new Map([
  ["`", "\u0300"],
  ["'", "\u0301"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  ["u", "\u0306"],
  [".", "\u0307"],
  ['"', "\u0308"],
  ["h", "\u0309"],
  ["r", "\u030a"],
  ["H", "\u030b"],
  ["v", "\u030c"],
  ["G", "\u030f"],
  ["U", "\u030e"],
  ["d", "\u0323"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["b", "\u0331"],
  ["t", "\u0361"],
]);

const pairs = (list: string): [string, string][] =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const colon = pair.indexOf(":");
      return [pair.slice(0, colon), pair.slice(colon + 1)];
    });

/** Commands that stand for a character in running text. */
export const textSymbols: ReadonlyMap<string, string> = new Map([
  ...pairs(`
    ss:ß SS:ẞ ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å o:ø O:Ø l:ł L:Ł i:ı j:ȷ dh:ð DH:Ð th:þ TH:Þ dj:đ DJ:Đ ng:ŋ NG:Ŋ ij:ĳ IJ:Ĳ
    S:§ P:¶ pounds:£ textsterling:£ euro:€ texteuro:€ EUR:€ textyen:¥ textcent:¢ copyright:© textcopyright:©
    textregistered:® texttrademark:™ dag:† ddag:‡ textdagger:† textdaggerdbl:‡ textbullet:• textperiodcentered:·
    ldots:… dots:… textellipsis:… textendash:– textemdash:— textquoteleft:‘ textquoteright:’ textquotedblleft:“
    textquotedblright:” textquotesingle:' textquotedbl:" quotedblbase:„ quotesinglbase:‚ glqq:„ grqq:“ glq:‚ grq:‘
    guillemotleft:« guillemotright:» guillemetleft:« guillemetright:» flqq:« frqq:» guilsinglleft:‹ guilsinglright:›
    textasciitilde:~ textasciicircum:^ textasciigrave:\` textbackslash:\\ textbar:| textless:< textgreater:>
    textbraceleft:{ textbraceright:} lbrace:{ rbrace:} textdollar:$ textunderscore:_ textnumbersign:# textpercent:%
    textampersand:& textdegree:° degree:° textmu:µ textohm:Ω textordfeminine:ª textordmasculine:º textonehalf:½
    textonequarter:¼ textthreequarters:¾ textexclamdown:¡ textquestiondown:¿ texttimes:× textdiv:÷ textpm:± textrightarrow:→
    textleftarrow:← textsection:§ textparagraph:¶ textnumero:№ slash:/ LaTeX:LaTeX TeX:TeX BibTeX:BibTeX LaTeXe:LaTeX2e
  `),
  ["textvisiblespace", " "],
  ["quad", " "],
  ["qquad", " "],
  ["newline", " "],
  ["par", " "],
  ["space", " "],
]);

/** Commands that stand for a character in formulas. */
export const mathSymbols: ReadonlyMap<string, string> = new Map(
  pairs(`
    alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν
    xi:ξ pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ
    Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω times:× cdot:· pm:± mp:∓ div:÷ ast:∗ star:⋆ circ:∘
    bullet:∙ oplus:⊕ otimes:⊗ odot:⊙ dagger:† leq:≤ le:≤ geq:≥ ge:≥ neq:≠ ne:≠ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡
    propto:∝ ll:≪ gg:≫ subset:⊂ subseteq:⊆ supset:⊃ supseteq:⊇ in:∈ notin:∉ ni:∋ cup:∪ cap:∩ setminus:∖ emptyset:∅
    varnothing:∅ forall:∀ exists:∃ neg:¬ lnot:¬ wedge:∧ land:∧ vee:∨ lor:∨ to:→ rightarrow:→ leftarrow:← leftrightarrow:↔
    Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ mapsto:↦ longrightarrow:⟶ uparrow:↑ downarrow:↓ infty:∞ partial:∂ nabla:∇
    sum:∑ prod:∏ int:∫ sqrt:√ ell:ℓ hbar:ℏ Re:ℜ Im:ℑ aleph:ℵ prime:′ angle:∠ perp:⊥ parallel:∥ mid:∣ langle:⟨ rangle:⟩
    lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ ldots:… cdots:⋯ dots:… triangle:△ square:□ checkmark:✓ textmu:µ lesssim:≲ gtrsim:≳
    less:< lt:< greater:> gt:> leqslant:⩽ geqslant:⩾ prec:≺ succ:≻ preceq:⪯ succeq:⪰ vdash:⊢ models:⊨ top:⊤ bot:⊥ bigcup:⋃
    bigcap:⋂ bigoplus:⨁ bigotimes:⨂ coprod:∐ oint:∮ iint:∬ wr:≀ diamond:⋄ Box:□ Diamond:◇ triangleq:≜ doteq:≐ asymp:≍
    longleftrightarrow:⟷ longleftarrow:⟵ Longrightarrow:⟹ implies:⟹ iff:⟺ hookrightarrow:↪ rightleftharpoons:⇌ upharpoonright:↾
    leftharpoonup:↼ rightharpoonup:⇀ nearrow:↗ searrow:↘ vdots:⋮ ddots:⋱ lVert:‖ rVert:‖ Vert:‖ lvert:| rvert:| vert:|
    lbrace:{ rbrace:} lbrack:[ rbrack:] backslash:\\ imath:ı jmath:ȷ complement:∁ nexists:∄ supsetneq:⊋ subsetneq:⊊
    hslash:ℏ wp:℘ beth:ℶ eth:ð degree:° therefore:∴ because:∵ bigwedge:⋀ bigvee:⋁ uplus:⊎ sqcup:⊔ sqcap:⊓ ominus:⊖ oslash:⊘
    varkappa:ϰ digamma:ϝ flat:♭ natural:♮ sharp:♯ clubsuit:♣ diamondsuit:♦ heartsuit:♥ spadesuit:♠ mod:mod bmod:mod
  `),
);

/** Binary operators and relations, which have blanks around them in a formula. */
export const betweenValues: ReadonlySet<string> = new Set(
  (
    "times cdot pm mp div ast star circ bullet oplus otimes odot leq le geq ge neq ne approx sim simeq cong equiv propto ll " +
    "gg subset subseteq supset supseteq in notin ni cup cap setminus wedge land vee lor to rightarrow leftarrow " +
    "leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto longrightarrow perp parallel mid lesssim gtrsim less lt " +
    "greater gt leqslant geqslant prec succ preceq succeq vdash models triangleq longleftrightarrow Longrightarrow implies " +
    "iff bmod mod uplus sqcup sqcap ominus"
  ).split(" "),
);

/** Operators that are words, separated by blanks from letters beside them. */
export const operatorNames: ReadonlySet<string> = new Set(
  (
    "log ln lg exp min max sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh lim limsup liminf sup inf det dim arg " +
    "argmin argmax ker hom deg gcd lcm Pr poly polylog rank tr diag sgn sign"
  ).split(" "),
);

const digits = "0123456789+-=()n";
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
const lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

/**
 * A superscript (`^`) or subscript (`_`) in Unicode; `undefined` if it has other characters than digits, `+-=()` and
 * `n`.
 */
export function scripted(text: string, sign: "^" | "_"): string | undefined {
  const chars = [...text].map((char) => {
    const place = digits.indexOf(char);
    return place < 0 ? undefined : [...(sign === "^" ? raised : lowered)][place];
  });
  return chars.every((char) => char !== undefined) ? chars.join("") : undefined;
}

/** Commands whose argument is not part of the text: it says how to print, sort or cite. */
export const silentCommands: ReadonlySet<string> = new Set(
  "noopsort natexlab vphantom hphantom phantom vspace hspace label cite citep citet footnote thanks color textcolor fontsize selectlanguage".split(
    " ",
  ),
);
