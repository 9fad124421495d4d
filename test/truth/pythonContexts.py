"""What CPython itself says a citation in Python code stands in, for test/truth/pythonContexts.ts.

usage: pythonContexts.py FILE…   (or file names on standard input, one a line)

Writes one JSON object a file: {"file", "regions": [[line, column, endLine, endColumn, context]]}. Lines are counted
from 1, columns from 0 in code points, as CPython does. Comments and strings come from `tokenize`; a string is a
docstring where `ast` takes it for the docstring of a module, class or function. Files that this Python cannot parse
are left out.
"""

import ast
import io
import json
import sys
import tokenize

DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
STRINGS = {getattr(tokenize, name, None) for name in ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")} - {None}


def docstrings(tree, lines):
    """The spans of the docstring nodes as (line, column) pairs; ast counts columns in UTF-8 bytes."""

    def column(line, offset):
        return len(lines[line - 1].encode()[:offset].decode(errors="ignore"))

    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            text = node.body[0].value
            yield (
                (text.lineno, column(text.lineno, text.col_offset)),
                (text.end_lineno, column(text.end_lineno, text.end_col_offset)),
            )


def contexts(source):
    lines = io.StringIO(source).readlines() or [""]
    documented = sorted(docstrings(ast.parse(source), lines))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield [*token.start, *token.end, "comment"]
        elif token.type in STRINGS:
            inside = any(start <= token.start and token.end <= end for start, end in documented)
            yield [*token.start, *token.end, "docstring" if inside else "string"]


def main(files):
    for file in files:
        try:
            with open(file, encoding="utf-8", newline="") as stream:
                source = stream.read().removeprefix("\ufeff")
            found = list(contexts(source))
        except (SyntaxError, ValueError, OSError, RecursionError, tokenize.TokenError):
            continue
        print(json.dumps({"file": file, "regions": found}))


if __name__ == "__main__":
    main(sys.argv[1:] or (line.rstrip("\n") for line in sys.stdin))
