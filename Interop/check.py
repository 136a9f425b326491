"""Opens a store and its exports with the programs that people have, and compares what they show.

    python Interop/check.py VEEDOR FOLDER

FOLDER holds demo/city.sqlite. Each check prints a line; the first that fails ends the run with 1.
"""

import csv
import json
import math
import os
import sqlite3
import subprocess
import sys

VEEDOR, FOLDER = sys.argv[1], sys.argv[2]
STORE = os.path.abspath(os.path.join(FOLDER, "demo", "city.sqlite"))
REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOTEBOOKS = sorted(
    name for name in os.listdir(os.path.join(REPOSITORY, "analyses", "notebooks"))
    if os.path.exists(os.path.join(REPOSITORY, "analyses", "notebooks", name, "notebook.yaml"))
)
SQL = "select room_type, count(*) as n from listing_snapshot group by room_type order by room_type"


def veedor(*arguments):
    result = subprocess.run([VEEDOR, *arguments], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"veedor {' '.join(arguments)}: {result.stderr}")
    return result.stdout


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"FAILED {what}: found {found!r}, expected {wanted!r}")
    print(f"ok {what}")


def answer():
    rows = list(csv.reader(veedor("query", SQL, "--store", STORE, "--format", "csv").splitlines()))
    return [(kind, int(count)) for kind, count in rows[1:]]


def check_store(wanted):
    store = sqlite3.connect(f"file:{STORE}?mode=ro", uri=True)
    expect("sqlite3 opens the store", [tuple(row) for row in store.execute(SQL)], wanted)
    expect("sqlite3: integrity", store.execute("pragma integrity_check").fetchone(), ("ok",))

    import pandas as pd

    frame = pd.read_sql_query(SQL, store)
    expect(f"pandas {pd.__version__} reads the store", list(frame.itertuples(index=False, name=None)), wanted)

    import chdb

    text = chdb.query(
        f"select room_type, count() as n from sqlite('{STORE}', 'listing_snapshot') "
        "group by room_type order by room_type", "CSV"
    ).bytes().decode()
    rows = [(row[0], int(row[1])) for row in csv.reader(text.splitlines())]
    expect(f"chdb {chdb.__version__} reads the store by its sqlite() reader", rows, wanted)

    import datasette
    from datasette.version import __version__ as version

    script = (
        "import asyncio, json, sys\n"
        "from datasette.app import Datasette\n"
        "async def main():\n"
        "    app = Datasette([], immutables=[sys.argv[1]])\n"
        "    page = await app.client.get('/city.json', params={'sql': sys.argv[2], '_shape': 'arrays'})\n"
        "    table = await app.client.get('/city/listing_snapshot')\n"
        "    deleted = await app.client.get('/city.json', params={'sql': 'delete from load'})\n"
        "    print(json.dumps([page.json()['rows'], table.status_code, deleted.status_code]))\n"
        "asyncio.run(main())\n"
    )
    out = subprocess.run([sys.executable, "-c", script, STORE, SQL], capture_output=True, text=True)
    rows, page, deleted = json.loads(out.stdout.splitlines()[-1]) if out.stdout else (out.stderr, 0, 0)
    expect(f"datasette {version} answers", [tuple(row) for row in rows], wanted)
    expect("datasette shows a table, and refuses to delete", (page, deleted), (200, 400))


def check_exports(wanted):
    import openpyxl
    from frictionless import Package

    out = os.path.join(FOLDER, "package")
    veedor("export", "tables", "--store", STORE, "--out", out)
    report = Package(os.path.join(out, "datapackage.json")).validate()
    problems = [error.message for task in report.tasks for error in task.errors]
    expect(f"frictionless finds {len(report.tasks)} tables valid, with their hashes", problems, [])

    gpkg = os.path.join(FOLDER, "city.gpkg")
    veedor("export", "tables", "--store", STORE, "--as", "gpkg", "--out", gpkg)
    layers = ogr(gpkg)
    store = sqlite3.connect(f"file:{STORE}?mode=ro", uri=True)
    for table, kind in [("area", "Multi Polygon"), ("listing_snapshot", "Point")]:
        count = store.execute(f"select count(*) from {table}").fetchone()[0]
        expect(f"ogrinfo: layer {table} of the GeoPackage", layers.get(table), (kind, count))
    inside = subprocess.run(
        ["ogrinfo", "-ro", "-q", gpkg, "-dialect", "sqlite", "-sql",
         "select count(*) as n from area where ST_IsValid(geom) = 1"], capture_output=True, text=True
    ).stdout
    expect("ogrinfo: every area is valid", f"n (Integer) = {layers['area'][1]}" in inside, True)

    maps = os.path.join(FOLDER, "maps")
    veedor("export", "tables", "--store", STORE, "--as", "geojson", "--table", "area", "--out", maps)
    area = ogr(os.path.join(maps, "area.geojson"))
    expect("ogrinfo: area.geojson", area.get("area"), layers["area"])

    book = os.path.join(FOLDER, "city.xlsx")
    veedor("export", "tables", "--store", STORE, "--as", "xlsx", "--table", "listing_snapshot", "--out", book)
    sheet = openpyxl.load_workbook(book, read_only=True)["listing_snapshot"]
    rows = sheet.iter_rows(values_only=True)
    place = next(rows).index("room_type")
    counts = {}
    for row in rows:
        counts[row[place]] = counts.get(row[place], 0) + 1
    expect(f"openpyxl {openpyxl.__version__} reads the workbook", sorted(counts.items()), wanted)

    extract = os.path.join(FOLDER, "extract")
    veedor("publish", "--store", STORE, "--out", extract)
    report = Package(os.path.join(extract, "datapackage.json")).validate()
    problems = [error.message for task in report.tasks for error in task.errors]
    expect(f"frictionless finds {len(report.tasks)} published tables valid", problems, [])
    done = subprocess.run([sys.executable, "-I", os.path.join(extract, "reproduce.py")], capture_output=True, text=True)
    expect(f"the extract computes its figures again: {done.stdout.strip()}", done.returncode, 0)


def ogr(path):
    out = subprocess.run(["ogrinfo", "-ro", "-so", "-al", path], capture_output=True, text=True).stdout
    layers, name, kind = {}, None, None
    for line in out.splitlines():
        if line.startswith("Layer name: "):
            name = line.split(": ", 1)[1]
        elif line.startswith("Geometry: "):
            kind = line.split(": ", 1)[1]
        elif line.startswith("Feature Count: "):
            layers[name] = (kind, int(line.split(": ", 1)[1]))
    return layers


def same(one, other):
    """Equal; numbers within what a text of fifteen digits tells."""
    if isinstance(one, float) or isinstance(other, float):
        if one is None or other is None:
            return one is other
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return one == other


def check_notebooks():
    import nbformat
    from nbclient import NotebookClient

    os.environ["VEEDOR_STORE"] = STORE
    out = os.path.join(FOLDER, "notebooks")
    for name in NOTEBOOKS:
        veedor("notebook", name, "--store", STORE, "--out", out)
        path = os.path.join(out, f"{name}.ipynb")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        veedor("notebook", name, "--store", STORE, "--out", out)
        with open(path, encoding="utf-8") as file:
            expect(f"{name}: the same bytes again", file.read() == text, True)
        written = nbformat.reads(text, as_version=4)
        nbformat.validate(written)
        expect(f"{name}: nbformat {nbformat.__version__} finds it valid", written.nbformat_minor, 5)
        again = nbformat.reads(text, as_version=4)
        # What a result is, told by the notebook itself once more.
        tables = [cell.metadata.veedor for cell in written.cells if "veedor" in cell.metadata]
        for table in tables:
            again.cells.append(nbformat.v4.new_code_cell(
                f"print({table.variable}.to_json(orient='split', double_precision=15))"
            ))
        NotebookClient(again, timeout=120, kernel_name="python3").execute()
        for table, cell in zip(tables, again.cells[len(written.cells):]):
            frame = json.loads(cell.outputs[0].text)
            if frame["columns"] != table.columns or not same(frame["data"], table.rows):
                sys.exit(f"FAILED {name}: {table.variable} differs when it is run again")
        charts = 0
        for one, other in zip(written.cells, again.cells):
            for shown, drawn in zip(one.get("outputs", []), other.get("outputs", [])):
                if shown.output_type == "stream":
                    if shown.text != drawn.text:
                        sys.exit(f"FAILED {name}: prints {drawn.text!r} when it is run again")
                if shown.output_type == "display_data":
                    key = "application/vnd.vegalite.v5+json"
                    if not same(shown.data[key], drawn.data[key]):
                        sys.exit(f"FAILED {name}: a chart differs when it is run again")
                    charts += 1
        print(f"ok {name}: run again by nbclient, {len(tables)} results and {charts} charts are the same")


wanted = answer()
check_store(wanted)
check_exports(wanted)
check_notebooks()
print("everything opens")
