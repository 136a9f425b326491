/// The program that Spark runs: reads a plan, makes its tables, asks its statements, writes the rows.
///
/// Related: <https://spark.apache.org/docs/latest/sql-data-sources-csv.html>.
public enum SparkJob {
    /// The text of the program; its arguments are the plan and the folder for results.
    public static let text = #"""
        """Runs a plan of 'veedor scale-out' on Spark: spark-submit job.py PLAN FOLDER."""

        import csv
        import gzip
        import json
        import os
        import sys
        import time

        from pyspark.sql import SparkSession


        def columns(path):
            opened = gzip.open if path.endswith(".gz") else open
            with opened(path, "rt", encoding="utf-8", newline="") as file:
                return next(csv.reader(file))


        def main(plan_path, folder):
            with open(plan_path, encoding="utf-8") as file:
                plan = json.load(file)
            spark = (
                SparkSession.builder.appName("veedor scale-out")
                # As SQLite: a quotient by nought is null, and nothing overflows into an error.
                .config("spark.sql.ansi.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate()
            )
            spark.sparkContext.setLogLevel("ERROR")
            for table in plan["tables"]:
                paths = [file["path"] for file in table["files"]]
                header = columns(paths[0])
                for path in paths[1:]:
                    if columns(path) != header:
                        sys.exit(f"{path}: has other columns than {paths[0]}")
                unknown = [name for name in header if name not in table["types"]]
                if unknown:
                    sys.exit(f"{paths[0]}: the table {table['name']} has no column {unknown[0]}")
                schema = ", ".join(f"`{name}` {table['types'][name]}" for name in header)
                spark.read.csv(
                    paths, schema=schema, header=True, escape='"', multiLine=True, mode="FAILFAST"
                ).createOrReplaceTempView(table["name"])
            times = {}
            for analysis in plan["analyses"]:
                begin = time.monotonic()
                frame = spark.sql(analysis["statement"], args=analysis["values"])
                if frame.columns != analysis["columns"]:
                    sys.exit(f"{analysis['name']}: gives the columns {frame.columns}")
                rows = frame.collect()
                path = os.path.join(folder, analysis["name"] + ".ndjson")
                with open(path, "w", encoding="utf-8", newline="\n") as file:
                    for row in rows:
                        cells = {
                            name: float(value) if type(value).__name__ == "Decimal" else value
                            for name, value in zip(frame.columns, row)
                        }
                        file.write(json.dumps(cells, ensure_ascii=False) + "\n")
                times[analysis["name"]] = round(time.monotonic() - begin, 1)
            with open(os.path.join(folder, "run.json"), "w", encoding="utf-8") as file:
                json.dump({"engine": "spark " + spark.version, "seconds": times}, file)
            spark.stop()


        main(sys.argv[1], sys.argv[2])

        """#
}
