import { parseArxivId } from "../../ids/arxiv.ts";
import type { Client } from "../client/client.ts";
import type { FoundPaper } from "../foundPaper.ts";
import { dayOf, lineOf, listOf, member, webAddressOf, withoutAbsent } from "./fields.ts";
import { jsonQuestion, readJsonOf } from "./json.ts";

/**
 * Asks Hugging Face for an arXiv paper: the record, its code and its project page. `undefined` if it has no page for
 * it, which says nothing about arXiv.
 */
export async function askHuggingFace(
  arxiv: string,
  client: Client,
  signal: AbortSignal,
  freshMs = 0,
): Promise<FoundPaper | undefined> {
  const path = `/api/papers/${arxiv.split("/").map(encodeURIComponent).join("/")}`;
  const text = await client.get({ ...jsonQuestion, source: "huggingFace", path, freshMs }, signal);
  const found = text === undefined ? undefined : readPaper(readJsonOf(text, "huggingFace"));
  return found?.paper.arxiv === arxiv ? found : undefined;
}

/** Finds papers with Hugging Face's search, best first. */
export async function searchHuggingFace(
  query: string,
  client: Client,
  signal: AbortSignal,
): Promise<readonly FoundPaper[]> {
  const path = `/api/papers/search?q=${encodeURIComponent(query)}&limit=10`;
  const text = await client.get({ ...jsonQuestion, source: "huggingFace", path, freshMs: 3_600_000 }, signal);
  const items = text === undefined ? [] : listOf(readJsonOf(text, "huggingFace"));
  return items.slice(0, 120).flatMap((item) => readPaper(member(item, "paper") ?? item) ?? []);
}

/** Reads a paper of the API; every field may be missing (huggingface_hub, `PaperInfo`). */
export function readPaper(value: unknown): FoundPaper | undefined {
  const id = parseArxivId(lineOf(member(value, "id"), 40) ?? "")?.id;
  const title = lineOf(member(value, "title"));
  if (id === undefined || title === undefined) return undefined;
  const submitted = dayOf(member(value, "publishedAt"));
  const paper = withoutAbsent({
    title,
    authors: listOf(member(value, "authors")).flatMap((author) =>
      member(author, "hidden") === true ? [] : (lineOf(member(author, "name"), 300) ?? []),
    ),
    year: submitted === undefined ? undefined : Number(submitted.slice(0, 4)),
    submitted,
    arxiv: id,
    code: webAddressOf(member(value, "githubRepo")),
    project: webAddressOf(member(value, "projectPage")),
    abstract: lineOf(member(value, "summary"), 20_000),
  });
  return { paper, from: ["huggingFace"] };
}
