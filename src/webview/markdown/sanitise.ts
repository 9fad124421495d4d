import DOMPurify from "dompurify";

const tags =
  "a blockquote br code del div em h3 h4 h5 h6 hr img li ol p pre s span strong table tbody td th thead tr ul".split(
    " ",
  );
const attributes =
  "alt class dir href start title data-display data-key data-language data-line data-path data-ticked".split(
    " ",
  );

/**
 * Parses the HTML that our Markdown makes and drops everything else. A second line of defence: the first is that HTML
 * in Markdown stays text.
 */
export function sanitised(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // DOMPurify checks every attribute that is not declared safe below against this pattern.
    ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
    ADD_URI_SAFE_ATTR: attributes.filter((name) => name !== "href"),
    RETURN_DOM_FRAGMENT: true,
  });
}
