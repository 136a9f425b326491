#!/usr/bin/env python3
"""Computes the figures of this extract again, from the extract alone, and checks what it promises.

Needs nothing but Python 3.8. Run it in the folder, or give the folder: python3 reproduce.py FOLDER.
It ends with 0 where everything agrees and with 1 where anything does not.
"""

import csv
import hashlib
import itertools
import json
import os
import sys

ALL = "all"


def read(folder, path):
    with open(os.path.join(folder, path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_sums_of_files(folder, problems):
    """Every file is the one that was published."""
    count = 0
    with open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8") as file:
        for line in file:
            digest, path = line.rstrip("\n").split("  ", 1)
            with open(os.path.join(folder, path), "rb") as content:
                if hashlib.sha256(content.read()).hexdigest() != digest:
                    problems.append(f"{path}: is not the file that was published")
            count += 1
    return count


def cells_of(part, table, rows, problems, least_count):
    """The counts of a table by the values of the part's properties; None where hidden."""
    names = [dimension["name"] for dimension in part["dimensions"]]
    cells = {}
    for row in rows:
        key = tuple(row.get(name) for name in names)
        if row["status"] == "shown":
            count = int(row["count"])
            if 0 < count < least_count:
                problems.append(f"{table['id']}: shows a count of {count}")
            cells[key] = count
        else:
            if row["count"]:
                problems.append(f"{table['id']}: a hidden count has a value")
            cells[key] = None
    return cells


def equations(part, table, cells):
    """(total, parts) for each total of a table and each property that it adds up."""
    for place, dimension in enumerate(part["dimensions"]):
        if dimension["period"] or dimension["name"] not in table["by"]:
            continue
        parts = {}
        for key in cells:
            if key[place] != ALL:
                total = key[:place] + (ALL,) + key[place + 1:]
                parts.setdefault(total, []).append(key)
        for total, keys in parts.items():
            if total in cells:
                yield total, keys


def narrow(cells, sums):
    """The least and greatest value of each hidden count that additions and subtractions leave."""
    least = {key: 1 if count is None else count for key, count in cells.items()}
    most = {key: float("inf") if count is None else count for key, count in cells.items()}
    changed = True
    while changed:
        changed = False
        for total, keys in sums:
            low, high = sum(least[key] for key in keys), sum(most[key] for key in keys)
            bounds = [(total, low, high)]
            for key in keys:
                others = high - most[key] if most[key] != float("inf") else sum(
                    most[other] for other in keys if other != key
                )
                bounds.append((key, least[total] - others, most[total] - (low - least[key])))
            for key, lower, upper in bounds:
                if lower > least[key]:
                    least[key], changed = lower, True
                if upper < most[key]:
                    most[key], changed = upper, True
    return least, most


def rounded(value, digits):
    """As the tables write numbers: ties to even, no more digits than are asked for."""
    whole = str(round(abs(value) * 10**digits)).rjust(digits + 1, "0")
    return whole if digits == 0 else whole[:-digits] + "." + whole[-digits:]


def figure(definition, table, rows, open_rows):
    """The rows of a figure, computed from the rows of its table."""
    names = [name for name in table["columns"] if name not in ("count", "status")]
    chosen = definition["numerator"]
    kept = [name for name in names if name not in chosen]
    shown = {
        tuple(row[name] for name in names): int(row["count"])
        for row in rows if row["status"] == "shown"
    }
    result = []
    for row in rows:
        key = tuple(row[name] for name in names)
        if any(row[name] != value for name, value in chosen.items()) or key not in shown:
            continue
        if open_rows is None:
            below = shown.get(tuple(ALL if name in chosen else row[name] for name in names))
            written = str(below)
        else:
            common = [name for name in kept if open_rows and name in open_rows[0]]
            found = [
                other for other in open_rows if all(other[name] == row[name] for name in common)
            ]
            written = found[0]["value"] if common and len(found) == 1 else ""
            below = float(written) if written else None
        if not below:
            continue
        value = shown[key] / below * definition["per"]
        result.append(
            [row[name] for name in kept]
            + [str(shown[key]), written, rounded(value, definition["digits"])]
        )
    return result


def main(folder):
    problems = []
    files = check_sums_of_files(folder, problems)
    with open(os.path.join(folder, "definitions.json"), encoding="utf-8") as file:
        definitions = json.load(file)
    least_count, least_width = definitions["leastCount"], definitions["leastWidth"]
    shown = hidden = figures = 0
    narrowest = float("inf")
    for part in definitions["parts"]:
        cells, sums = {}, []
        for table in part["tables"]:
            rows = read(folder, table["path"])
            found = cells_of(part, table, rows, problems, least_count)
            for key, count in found.items():
                if key in cells and cells[key] != count:
                    problems.append(f"{table['id']}: a count differs from another table's")
            # A total over a property that the table is not by is the same cell in every table.
            cells.update(found)
            sums += list(equations(part, table, found))
        # Properties that a table is not by are summed up in it.
        whole = {}
        for key, count in cells.items():
            same = tuple(
                ALL if value is None and not dimension["period"] else value
                for value, dimension in zip(key, part["dimensions"])
            )
            if same in whole and whole[same] != count:
                problems.append(f"{part['id']}: a count is not the same in all tables")
            whole[same] = count

        def named(key):
            return tuple(
                ALL if value is None and not dimension["period"] else value
                for value, dimension in zip(key, part["dimensions"])
            )

        sums = [(named(total), [named(key) for key in keys]) for total, keys in sums]
        for total, keys in sums:
            values = [whole[key] for key in keys]
            if whole[total] is not None and None not in values and sum(values) != whole[total]:
                problems.append(f"{part['id']}: a total is not the sum of its parts")
        least, most = narrow(whole, sums)
        for key, count in whole.items():
            if count is None:
                hidden += 1
                narrowest = min(narrowest, most[key] - least[key])
            else:
                shown += 1
        for definition in part["figures"]:
            table = next(one for one in part["tables"] if one["id"] == definition["table"])
            open_rows = None
            if definition["over"]:
                open_rows = read(folder, f"open/{definition['over']}.csv")
            again = figure(definition, table, read(folder, table["path"]), open_rows)
            published = [list(row.values()) for row in read(folder, definition["path"])]
            if again != published:
                for one, other in itertools.zip_longest(again, published):
                    if one != other:
                        problems.append(f"{definition['id']}: computed {one}, published {other}")
                        break
            figures += len(published)
    if narrowest < least_width:
        problems.append(f"a hidden count can be worked out to a range of {narrowest}")
    print(f"{files} files, {shown} counts shown, {hidden} hidden, {figures} figures computed again")
    for problem in problems:
        print(f"problem: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))))
