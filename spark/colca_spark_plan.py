#!/usr/bin/env python3
"""Decides what a country moves and orders with Colca on a Spark cluster: `colca plan` as a program of its own for each part.

    spark-submit --py-files spark/colca_spark.py spark/colca_spark_plan.py --input hdfs:///ici --forecasts hdfs:///totales \\
        --files establecimientos.csv productos.csv calendario.csv --output hdfs:///decisiones --partitions 200

Input are rows of the open layout, those of the warehouses among them, and the forecasts that `colca_spark.py --totals` wrote of the
facilities'; both as CSV with a header or as Parquet. `--files` are registers and calendars on the driver, as `colca import` reads them:
each part gets them whole. Output are two folders, with the rows that `colca plan` prints: `pedidos` and `transferencias`.

What hangs together by a network or a warehouse is a part: `colca plan --parts` says so, from one row of each facility. A part is planned
by one task, and needs nothing of the others: the output is the same, byte for byte, on one machine and on many. A task leaves nothing
behind, and gives no row before its program has ended well. What Colca refuses ends the job with Colca's own words, and so does a forecast of
a facility without rows, or a reported series without forecast: nothing is left out in silence.

All products of the input are planned. A sum of money is that of a part: `--budgets` names a file on the driver, `part,budget`, with a row for
every part (the first code of its facilities).
"""
import argparse
import csv
import os
import shlex
import subprocess
import tempfile

from colca_spark import TOTALS, Refused, batches, ending, layout, read, texts, write

ORDERS = ["facility", "product", "month", "stock", "moved", "on_order", "order", "decision", "warehouse", "allotted"]
MOVES = ["from", "to", "product", "month", "quantity"]
DECIDED = {"pedidos": ORDERS, "transferencias": MOVES}
# What each row of a part is, in the order in which they come.
ROW, FORECAST = "1", "2"


def parts(rows, files, colca="colca"):
    """The part of each facility and warehouse of a Spark frame of texts, from one row of each; "" where nothing is decided for it."""
    from pyspark.sql import functions

    others = [name for name in rows.columns if name not in ("facility", "month", "product")]
    latest = rows.groupBy("facility").agg(functions.max(functions.struct("month", "product", *others)).alias("row"))
    columns = ["facility", "month", "product", *others]
    with tempfile.TemporaryDirectory(prefix="colca-") as folder:
        facilities, told, words = (os.path.join(folder, name) for name in ("facilities.csv", "parts.csv", "words"))
        with open(facilities, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            for one in latest.select("facility", *[f"row.{name}" for name in columns[1:]]).toLocalIterator():
                writer.writerow(one)
        with open(words, "wb") as said:
            code = subprocess.run([colca, "plan", "--lang", "es", facilities, *files, "--parts", told], stdout=said, stderr=said).returncode
        if code != 0:
            raise Refused(f"colca plan --parts ended with {code}: {ending(words)}")
        with open(told, newline="", encoding="utf-8") as file:
            return {row["facility"]: row["part"] for row in csv.DictReader(file)}


def decide(frames, rows, files, colca="colca", options=(), budgets=None):
    """Streams pandas frames of whole parts, one part after another and rows before forecasts, and yields what Colca decides of each.

    `rows` are the columns of the open layout that there are, `files` the paths of registers and calendars. What is held is a piece of a
    frame; a part lies in files until it is there as a whole.
    """
    columns = {ROW: rows, FORECAST: TOTALS}
    with tempfile.TemporaryDirectory(prefix="colca-") as folder:
        begun, kinds = None, set()

        def path(kind):
            return os.path.join(folder, "filas.csv" if kind == ROW else "totales.csv")

        def planned():
            for kind, names in columns.items():
                if kind not in kinds:  # Colca says what is missing.
                    with open(path(kind), "w", encoding="utf-8") as file:
                        file.write(",".join(names) + "\n")
            out, words = (os.path.join(folder, name) for name in ("plan", "words"))
            command = [colca, "plan", "--lang", "es", path(ROW), *files, "--forecasts", path(FORECAST), "--out", out, "--scope", "todos"]
            command += ["--budget", budgets[begun]] if budgets else []
            with open(words, "wb") as said:
                code = subprocess.run([*command, *options], stdout=said, stderr=said).returncode
            if code != 0:
                raise Refused(f"colca plan ended with {code}, in the part of {begun}: {ending(words)}")
            for name, names in DECIDED.items():
                for batch in batches(os.path.join(out, name + ".csv"), names):
                    batch["file"] = name
                    yield batch.reindex(columns=COLUMNS, fill_value="")
                os.remove(os.path.join(out, name + ".csv"))

        for frame in frames:
            for (part, kind), piece in frame.groupby(["part", "kind"], sort=False, dropna=False):
                if part != begun:
                    if begun is not None:
                        yield from planned()
                    begun, kinds = part, set()
                with open(path(kind), "a" if kind in kinds else "w", encoding="utf-8") as file:
                    piece.to_csv(file, index=False, header=kind not in kinds, columns=columns[kind], lineterminator="\n")
                kinds.add(kind)
        if begun is not None:
            yield from planned()


COLUMNS = ["file", *ORDERS, *[name for name in MOVES if name not in ORDERS]]


def plan(frame, forecasts, files, colca="colca", partitions=None, options=(), budgets=None):
    """A Spark frame of the open layout and one of totals as two Spark frames, orders and moves, all columns texts as Colca prints them.

    `files` are on the driver, handed to every executor; `colca` is the program's name or path on the driver and on every executor;
    `budgets` says what each part may spend, as texts. The frames come out of one work, which is kept on the executors' disks.
    """
    import pandas
    from pyspark import SparkFiles, StorageLevel
    from pyspark.sql import functions
    from pyspark.sql.types import StringType, StructField, StructType

    columns = layout(frame)
    missing = [name for name in TOTALS if name not in forecasts.columns]
    if missing:
        raise ValueError(f"the forecasts have no column {', '.join(missing)}: colca_spark.py writes them with --totals")
    names = [os.path.basename(one) for one in files]
    if len(set(names)) < len(names):
        raise ValueError(f"two of the files have one name: {', '.join(sorted(names))}")
    session = frame.sparkSession
    for one in files:
        session.sparkContext.addFile(one)
    rows, totals = texts(frame, columns), texts(forecasts, TOTALS)
    found = parts(rows, files, colca)
    if budgets is not None:
        without = sorted(set(found.values()) - set(budgets) - {""})
        if without:
            raise ValueError(f"no budget is stated for the parts {', '.join(without[:10])}")
    unknown = [one.facility for one in totals.select("facility").distinct().toLocalIterator() if not found.get(one.facility)]
    if unknown:
        raise ValueError(f"forecast and without a row in the input: {', '.join(sorted(unknown)[:10])}")
    place = session.createDataFrame(pandas.DataFrame(list(found.items()), columns=["facility", "part"]), "facility string, part string")

    def tagged(one, kind):
        return one.withColumn("kind", functions.lit(kind))

    together = tagged(rows, ROW).unionByName(tagged(totals, FORECAST), allowMissingColumns=True).fillna("")
    together = together.join(functions.broadcast(place), "facility", "left")
    # A facility that the parts do not name is one that Colca knows under another code; no row of it may go astray.
    together = together.withColumn("part", functions.coalesce("part", functions.raise_error(functions.concat(
        functions.lit("in no part: "), functions.col("facility"))))).where("part <> ''")
    together = together.repartition(partitions, "part") if partitions else together.repartition("part")
    together = together.sortWithinPartitions("part", "kind", "facility", "product", "month", "months")
    schema = StructType([StructField(one, StringType(), False) for one in COLUMNS])
    decided = together.mapInPandas(
        lambda frames: decide(frames, columns, [SparkFiles.get(one) for one in names], colca, options, budgets), schema)
    decided = decided.persist(StorageLevel.DISK_ONLY)
    return tuple(decided.where(functions.col("file") == name).select(*columns_of) for name, columns_of in DECIDED.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="file or folder of rows in the open layout, of facilities and warehouses")
    parser.add_argument("--forecasts", required=True, help="what colca_spark.py --totals wrote")
    parser.add_argument("--files", nargs="+", default=[], help="registers and calendars, as colca import reads them")
    parser.add_argument("--output", required=True, help="folder to write pedidos and transferencias into; must not hold them")
    parser.add_argument("--format", choices=["csv", "parquet"], default="parquet", help="of input, forecasts and output (default: parquet)")
    parser.add_argument("--colca", default="colca", help="the program on driver and executors (default: colca)")
    parser.add_argument("--partitions", type=int, help="tasks to share the parts among")
    parser.add_argument("--budgets", help="file on the driver with what each part may spend: part,budget")
    parser.add_argument("--options", default="", help='further options of colca plan, as one text: "--service-level 0.95 --no-transfers"')
    options = parser.parse_args()
    further = shlex.split(options.options)
    for one in further:
        if one.split("=")[0] in ("--budget", "--scope", "--ambito", "--parts", "--out", "--forecasts"):
            parser.error(f"--options: {one} is not for all parts alike" + (" (--budgets)" if one.startswith("--budget") else ""))
    budgets = None
    if options.budgets:
        with open(options.budgets, newline="", encoding="utf-8") as file:
            budgets = {row["part"]: row["budget"] for row in csv.DictReader(file)}

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("colca-plan").getOrCreate()
    orders, moves = plan(
        read(spark, options.input, options.format), read(spark, options.forecasts, options.format), options.files, options.colca,
        options.partitions, further, budgets)
    numbers = ["stock", "moved", "on_order", "order", "allotted"]
    write(orders, options.output + "/pedidos", options.format, numbers)
    write(moves, options.output + "/transferencias", options.format, ["quantity"])
    spark.stop()


if __name__ == "__main__":
    main()
