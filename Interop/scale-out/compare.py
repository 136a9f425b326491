"""Compares the rows that Spark gave with those of SQLite on the same data.

    python compare.py DATABASE FOLDER --analysis NAME …

Whole numbers, texts and order must be the same; numbers with a point may differ by one in the last digit that
the statement rounds to, since SQLite rounds the binary value and Spark its shortest decimal.
"""

import json
import os
import re
import sqlite3
import sys
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def parameters(header):
    values = {}
    for line in re.findall(r"- \{name: (.*?)\}", header):
        name = line.split(",")[0].strip()
        found = re.search(r"default: (\S+?),", line)
        values[name] = int(found.group(1)) if found else None
    return values


def main(database, folder, names):
    store = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    for name in names:
        with open(os.path.join(REPOSITORY, "analyses", "queries", name + ".sql"), encoding="utf-8") as file:
            header, statement = file.read().split("\n*/\n", 1)
        begin = time.monotonic()
        cursor = store.execute(statement, parameters(header))
        columns = [column[0] for column in cursor.description]
        wanted = [dict(zip(columns, row)) for row in cursor]
        seconds = time.monotonic() - begin
        with open(os.path.join(folder, name + ".ndjson"), encoding="utf-8") as file:
            found = [json.loads(line) for line in file]
        if len(found) != len(wanted):
            sys.exit(f"FAILED {name}: {len(found)} rows, SQLite gives {len(wanted)}")
        last = 0
        for place, (one, other) in enumerate(zip(found, wanted)):
            for column in columns:
                a, b = one[column], other[column]
                if a == b:
                    continue
                near = isinstance(a, float) and isinstance(b, float) and abs(a - b) < 0.0100001
                if not near:
                    sys.exit(f"FAILED {name} row {place + 1}, {column}: Spark {a!r}, SQLite {b!r}")
                last += 1
        print(f"ok {name}: {len(found)} rows are the same"
              + (f", {last} values but for their last digit" if last else "")
              + f" (SQLite {seconds:.1f} s)")


main(sys.argv[1], sys.argv[2], [word for word in sys.argv[3:] if word != "--analysis"])
