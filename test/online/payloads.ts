// Answers of the sources as their documents have them (arXiv's API user manual, huggingface_hub's PaperInfo, Crossref's and
// DataCite's REST APIs, CSL's schema). The papers are made up.

export interface TestPaper {
  readonly arxiv: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly published: string;
  readonly version?: number;
  readonly comment?: string;
  readonly journal?: string;
  readonly doi?: string;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** One entry of arXiv's Atom feed, with hard line breaks in title and summary. */
function entry(paper: TestPaper): string {
  const { arxiv, version = 1, published } = paper;
  const line = (name: string, text?: string) =>
    text === undefined
      ? ""
      : `    <${name} xmlns:arxiv="http://arxiv.org/schemas/atom">${escaped(text)}</${name}>\n`;
  return `  <entry>
    <id>http://arxiv.org/abs/${arxiv}v${version}</id>
    <updated>${published}T09:30:00Z</updated>
    <published>${published}T09:30:00Z</published>
    <title>${escaped(paper.title).replace(" ", "\n  ")}</title>
    <summary>  ${escaped(paper.abstract).replace(". ", ".\n")}
</summary>
${paper.authors.map((name) => `    <author>\n      <name>${escaped(name)}</name>\n    </author>\n`).join("")}${line("arxiv:doi", paper.doi)}${line("arxiv:comment", paper.comment)}${line("arxiv:journal_ref", paper.journal)}    <link href="http://arxiv.org/abs/${arxiv}v${version}" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/${arxiv}v${version}" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.DC" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
`;
}

export const atomFeed = (papers: readonly TestPaper[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?id_list=x" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list=x&amp;start=0&amp;max_results=10</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <updated>2026-11-29T00:00:00-05:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">${papers.length}</opensearch:totalResults>
  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:startIndex>
  <opensearch:itemsPerPage xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">100</opensearch:itemsPerPage>
${papers.map(entry).join("")}</feed>
`;

export const atomError = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=&amp;id_list=x</title>
  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id>
    <title>Error</title>
    <summary>incorrect id format for 1234.12345</summary>
    <author><name>arXiv api core</name></author>
  </entry>
</feed>`;

/** `GET /api/papers/{id}` of Hugging Face. */
export const huggingFacePaper = (paper: TestPaper, more: object = {}): object => ({
  id: paper.arxiv,
  authors: paper.authors.map((name, n) => ({ _id: `65e${n}`, name, hidden: false })),
  publishedAt: `${paper.published}T09:30:00.000Z`,
  title: paper.title,
  summary: paper.abstract.replace(". ", ".\n"),
  upvotes: 12,
  discussionId: "65f",
  ai_summary: "A summary that a machine wrote.",
  source: null,
  linkedModels: [],
  numTotalModels: 0,
  ...more,
});

/** The message of `GET /works/{doi}` of Crossref. */
export const crossrefWork = (doi: string, title: string, more: object = {}): object => ({
  status: "ok",
  "message-type": "work",
  "message-version": "1.0.0",
  message: {
    DOI: doi,
    type: "proceedings-article",
    title: [title],
    author: [
      { given: "Ida", family: "Moe", sequence: "first", affiliation: [] },
      { given: "Jan", family: "de Vries", sequence: "additional", affiliation: [] },
      { name: "The Tide Group", sequence: "additional", affiliation: [] },
    ],
    issued: { "date-parts": [[2023, 10, 23]] },
    "container-title": ["Proceedings of the 29th Symposium on Tides"],
    abstract:
      "<jats:title>Abstract</jats:title><jats:p>Tides of <jats:italic>SRAM</jats:italic> &amp; more.</jats:p>",
    publisher: "ACM",
    URL: `https://doi.org/${doi}`,
    ...more,
  },
});

/** `GET /dois/{doi}` of DataCite. */
export const dataCiteDoi = (doi: string, title: string, more: object = {}): object => ({
  data: {
    id: doi.toLowerCase(),
    type: "dois",
    attributes: {
      doi: doi.toLowerCase(),
      titles: [{ title }],
      creators: [
        { name: "Moe, Ida", nameType: "Personal", givenName: "Ida", familyName: "Moe", affiliation: [] },
        { name: "Tide Group", nameType: "Organizational" },
      ],
      publicationYear: 2024,
      publisher: "arXiv",
      dates: [
        { date: "2024-02-23T22:03:22Z", dateType: "Submitted", dateInformation: "v1" },
        { date: "2024-03", dateType: "Available" },
      ],
      descriptions: [{ description: "Tides of memory.", descriptionType: "Abstract" }],
      ...more,
    },
  },
});

export const proceedingsPage = `<!doctype html><html><head><title>Tides of Norms</title>
<meta name="citation_title" content="Tides of Norms: Faster &amp; Deeper">
<meta content="Moe, Ida" name="citation_author"><meta name="citation_author" content="Jan de Vries" />
<meta name="citation_publication_date" content="2015/06/01">
<meta name='citation_conference_title' content='International Conference on Machine Learning'>
<script>document.write('<meta name="citation_title" content="never">')</script>
</head><body>…</body></html>`;

export const megaTides: TestPaper = {
  arxiv: "2302.01234",
  title: "MegaTides: Scaling Tides & Currents to More Than 10,000 Moons",
  authors: ["Ida Moe", "Jan de Vries"],
  abstract: "We present MegaTides. It has a < b and more. It works.",
  published: "2023-02-02",
  version: 3,
  comment: "12 pages, NSDI 2024",
};
export const oldTides: TestPaper = {
  arxiv: "math/0611800",
  title: "On Old Tides",
  authors: ["Ada Bee"],
  abstract: "Old tides. They are old.",
  published: "2006-11-26",
  doi: "10.1000/Old.1",
  journal: "J. Tides 7 (2007) 1-12",
};
export const withdrawnTides: TestPaper = {
  arxiv: "2303.04321",
  title: "Tides That Went",
  authors: ["Ida Moe"],
  abstract: "We thought so. We were wrong.",
  published: "2023-03-08",
  version: 2,
  comment: "This paper has been withdrawn by the author due to an error in Lemma 3",
};

/** One item of `GET /api/daily_papers`: the paper with its votes, the comments beside it. */
export const dailyItem = (paper: TestPaper, votes: number, more: object = {}): object => ({
  paper: huggingFacePaper(paper, {
    upvotes: votes,
    submittedOnDailyAt: "2026-11-27T00:00:00.000Z",
    submittedOnDailyBy: { _id: "6", user: "moe", avatarUrl: "/avatars/x.svg", isPro: false, type: "user" },
    ...more,
  }),
  publishedAt: "2026-11-26T20:00:00.000Z",
  title: paper.title,
  summary: paper.abstract,
  thumbnail: "https://cdn.example.org/x.png",
  numComments: 2,
  submittedBy: { _id: "6", fullname: "Ida Moe", name: "moe", type: "user", isHf: false },
  isAuthorParticipating: false,
});

export const dailyPapers: readonly TestPaper[] = [
  {
    arxiv: "2611.00001",
    title: "A Cat Counts",
    authors: ["Ann Roe"],
    abstract: "Cats count. They count on us.",
    published: "2026-11-25",
  },
  {
    arxiv: "2611.00002",
    title: "Sharded KV Caches for Long Contexts",
    authors: ["Jan de Vries", "Ida Moe"],
    abstract: "Caches of keys grow. We shard them.",
    published: "2026-11-26",
  },
  {
    arxiv: "2611.00003",
    title: "Training Large Language Models on Twenty Thousand GPUs",
    authors: ["Li Wu"],
    abstract:
      "Training of large language models at the scale of more than 10,000 GPUs fails often. We recover fast.",
    published: "2026-11-26",
  },
];
