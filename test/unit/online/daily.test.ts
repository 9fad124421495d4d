import assert from "node:assert/strict";
import type { Client, Question } from "../../../src/core/online/client/client.ts";
import { OnlineFault } from "../../../src/core/online/client/fault.ts";
import { askDaily, readDaily, subjectsOf } from "../../../src/core/online/daily/askDaily.ts";
import { firstDayOf, neighbour, newYorkDay, periodOf } from "../../../src/core/online/daily/period.ts";
import { matchesOf } from "../../../src/core/online/daily/watch.ts";
import { nearLibrary } from "../../../src/core/search/nearLibrary.ts";
import { atomFeed, dailyItem, dailyPapers, type TestPaper } from "../../online/payloads.ts";

const { signal } = new AbortController();

describe("the days of Daily Papers", () => {
  it("are New York's, in summer and in winter", () => {
    assert.equal(newYorkDay(Date.parse("2026-11-27T04:59:59Z")), "2026-11-26");
    assert.equal(newYorkDay(Date.parse("2026-11-27T05:00:00Z")), "2026-11-27");
    assert.equal(newYorkDay(Date.parse("2026-07-01T03:59:59Z")), "2026-06-30");
    assert.equal(newYorkDay(Date.parse("2026-07-01T04:00:00Z")), "2026-07-01");
  });

  it("lie in weeks of ISO 8601 and in months", () => {
    for (const [day, week] of [
      ["2026-11-27", "2026-W48"],
      ["2027-01-01", "2026-W53"],
      ["2024-12-30", "2025-W01"],
      ["2025-12-28", "2025-W52"],
    ] as const) {
      assert.equal(periodOf("week", day).value, week);
      assert.ok(firstDayOf(periodOf("week", day)) <= day);
    }
    assert.equal(firstDayOf({ kind: "week", value: "2026-W53" }), "2026-12-28");
    assert.deepEqual(periodOf("month", "2026-11-27"), { kind: "month", value: "2026-11" });
  });

  it("have one before and after, from the first list to today", () => {
    const today = "2026-11-27";
    const step = (kind: "day" | "week" | "month", value: string, by: -1 | 1) =>
      neighbour({ kind, value }, by, today)?.value;
    assert.equal(step("day", "2026-03-01", -1), "2026-02-28");
    assert.equal(step("day", "2026-11-26", 1), today);
    assert.equal(step("day", today, 1), undefined);
    assert.equal(step("day", "2023-05-04", -1), undefined);
    assert.equal(step("week", "2026-W01", -1), "2025-W52");
    assert.equal(step("week", "2026-W48", 1), undefined);
    assert.equal(step("week", "2023-W18", -1), undefined);
    assert.equal(step("month", "2026-01", -1), "2025-12");
    assert.equal(step("month", "2025-12", 1), "2026-01");
    assert.equal(step("month", "2026-11", 1), undefined);
  });
});

/** A client that gives one answer after another. */
function clientOf(answers: readonly (string | OnlineFault)[], canAskArxiv = true) {
  const asked: Question[] = [];
  const client: Client = {
    canAskArxiv,
    async get(question) {
      asked.push(question);
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer instanceof OnlineFault) throw answer;
      return answer;
    },
  };
  return { client, asked };
}

const page = (from: number, count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, n) =>
      dailyItem({ ...(dailyPapers[0] as TestPaper), arxiv: `2611.${String(from + n).padStart(5, "0")}` }, n),
    ),
  );

describe("a list of Daily Papers", () => {
  const day = periodOf("day", "2026-11-27");

  it("gives papers with votes, comments and code", () => {
    const daily = readDaily(
      dailyItem(dailyPapers[1] as TestPaper, 12, {
        githubRepo: "https://github.com/a/b",
        ai_keywords: ["KV cache"],
      }),
    );
    assert.equal(daily?.votes, 12);
    assert.equal(daily?.comments, 2);
    assert.equal(daily?.found.paper.arxiv, "2611.00002");
    assert.equal(daily?.found.paper.code, "https://github.com/a/b");
    assert.deepEqual(daily?.keywords, ["KV cache"]);
    assert.equal(readDaily({ paper: { id: "x", title: "T" } }), undefined);
    assert.equal(readDaily(null), undefined);
  });

  it("is asked for by day, week and month, page by page, each paper once", async () => {
    const { client, asked } = clientOf([page(1, 100), page(90, 100), page(190, 3)]);
    const { papers } = await askDaily(periodOf("month", "2026-11-27"), client, signal, 0);
    assert.equal(papers.length, 192);
    assert.deepEqual(
      asked.map(({ path }) => path),
      ["", "&p=1", "&p=2"].map((more) => `/api/daily_papers?month=2026-11&limit=100${more}`),
    );
    const week = clientOf(["[]"]);
    await askDaily(periodOf("week", "2026-11-27"), week.client, signal, 0);
    assert.equal(week.asked[0]?.path, "/api/daily_papers?week=2026-W48&limit=100");
  });

  it("is empty of a day that is not out yet, and a fault where it cannot be asked", async () => {
    const early = clientOf([new OnlineFault("status", "huggingFace", { status: "400" })]);
    assert.deepEqual((await askDaily(day, early.client, signal, 0)).papers, []);
    const gone = clientOf([new OnlineFault("unreachable", "huggingFace", { reason: "x" })]);
    await assert.rejects(askDaily(day, gone.client, signal, 0), OnlineFault);
  });

  it("has the subjects that arXiv says, asked at once for all", async () => {
    const papers = dailyPapers.flatMap((paper) => readDaily(dailyItem(paper, 1)) ?? []);
    const { client, asked } = clientOf([atomFeed(dailyPapers)]);
    assert.deepEqual([...(await subjectsOf(papers, client, signal)).values()], ["cs.LG", "cs.LG", "cs.LG"]);
    assert.equal(asked.length, 1);
    assert.equal((await subjectsOf(papers, clientOf([""], false).client, signal)).size, 0);
  });

  it("matches words in singular and plural, phrases in their order, and subjects", () => {
    const daily = readDaily(
      dailyItem(dailyPapers[1] as TestPaper, 1, { ai_keywords: ["long-context inference"] }),
    );
    assert.ok(daily);
    const of = (...watched: string[]) => matchesOf(daily, watched, "cs.LG");
    assert.deepEqual(of("kv cache", "cache kv", "Sharded", "shar", " ", "long contexts"), [
      "kv cache",
      "Sharded",
      "long contexts",
    ]);
    assert.deepEqual(of("cs.LG", "cs.CL", "long-context inference"), ["cs.LG", "long-context inference"]);
  });

  it("stands near the paper of the library whose words it has", async () => {
    const origin = { file: "a", line: 0, kind: "papers" } as const;
    const library = [
      [
        "Scaling Large Language Model Training to More Than 10,000 GPUs",
        "Training large language models on GPUs.",
      ],
      ["A Study of Dogs", "Dogs bark."],
      ["Serving with Paged Caches", "The cache of keys grows with the context."],
    ].map(([title = "", abstract = ""], n) => ({
      citekey: `k${n}`,
      title,
      abstract,
      id: `key:k${n}` as const,
      ids: [],
      citekeys: [],
      origins: [origin],
      fieldOrigins: {},
    }));
    const near = await nearLibrary(dailyPapers, library, async () => undefined);
    assert.equal(near[2]?.to?.citekey, "k0");
    assert.equal(near[1]?.to?.citekey, "k2");
    assert.ok((near[2]?.score ?? 0) > (near[0]?.score ?? 0));
    assert.ok(near.every(({ score }) => score >= 0 && score <= 1));
    assert.deepEqual(await nearLibrary([], library, async () => undefined), []);
  });
});
