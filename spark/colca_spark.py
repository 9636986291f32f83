#!/usr/bin/env python3
"""Forecasts any number of series with Colca on a Spark cluster: `colca pipe` as a program of its own for each partition.

    spark-submit spark/colca_spark.py --input hdfs:///ici --output hdfs:///pronosticos --model modelo.colca --partitions 20000

Input are rows of the open layout (`facility,product,month,…,consumed,…`), as CSV with a header or as Parquet. Output is one row for each
facility, product and month ahead: `facility,product,origin,month,mean,p05…p95,prob`, where `prob` is the probability that the shelf is
empty at some month end up to that month, with the deliveries that usually come; empty where the last stock is not known. With `--totals`
it is one row for each facility, product and number of months, `facility,product,origin,months,p05…p95,p97,p98,p99`: totals of so many
months, by which `colca_spark_plan.py` decides.

Each series lies in one partition, sorted by month, and forecasts by a saved model need nothing of other series: the output is the
same, byte for byte, on one machine and on many. A task leaves nothing behind and writes through Spark's own committer, so one that is
tried again, or twice at once, does no harm. A row that Colca refuses ends the job with Colca's own words: nothing is left out in silence.
"""
import argparse
import csv
import os
import subprocess
import tempfile

KEYS = ["facility", "product", "month"]
LAYOUT = KEYS + ["opening", "received", "consumed", "adjustment", "closing", "ordered", "stockout_days"]
QUANTILES = [f"p{share:02d}" for share in range(5, 100, 5)]
COLUMNS = ["facility", "product", "origin", "month", "mean", *QUANTILES, "prob"]
TOTALS = ["facility", "product", "origin", "months", *QUANTILES, "p97", "p98", "p99"]
BATCH = 20_000


class Refused(RuntimeError):
    """Colca ended with a fault; the message is its own."""


def month_after(origin, months):
    """The month so many months after another, both as AAAA-MM."""
    year, month = map(int, origin.split("-"))
    count = year * 12 + month - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def batches(path, columns, last=None):
    """The rows of a CSV file of Colca's as pandas frames of texts; `last` gives a further cell of a row."""
    import pandas  # where the work is done, not where it is described

    with open(path, newline="", encoding="utf-8") as file:
        reader, batch = csv.reader(file), []
        header = next(reader)
        if header != columns[: len(header)]:
            raise Refused(f"colca wrote other columns than expected: {','.join(header)}. Program and scripts are of different versions.")
        for row in reader:
            batch.append(row if last is None else row + [last(row)])
            if len(batch) == BATCH:
                yield pandas.DataFrame(batch, columns=columns)
                batch = []
        if batch:
            yield pandas.DataFrame(batch, columns=columns)


def pipe(frames, columns, colca="colca", model=None, horizon=3, as_of=None, totals=False):
    """Streams pandas frames of one partition through `colca pipe`, and yields its forecasts as rows of `COLUMNS`, all of them texts; as
    rows of `TOTALS` with `totals`.

    What goes in is never held as a whole; what comes out, some rows a series, waits in files until the program has ended well: a
    program that fails half-way gives nothing.
    """
    with tempfile.TemporaryDirectory(prefix="colca-") as folder:
        forecasts, more, words = (os.path.join(folder, name) for name in ("forecasts.csv", "more.csv", "words"))
        command = [colca, "pipe", "--lang", "es", "--horizon", str(horizon), "--cumulative" if totals else "--risks", more]
        command += ["--model", model] if model else []
        command += ["--as-of", as_of] if as_of else []
        with open(os.devnull if totals else forecasts, "wb") as out, open(words, "wb") as said:
            program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=said)
            rows, fault = 0, None
            try:
                for frame in frames:
                    text = frame.to_csv(index=False, header=rows == 0, columns=columns, lineterminator="\n")
                    rows += len(frame)
                    program.stdin.write(text.encode())
                program.stdin.close()
            except BrokenPipeError:
                pass  # It has ended before its input: how, its code says.
            except BaseException as error:
                fault = error
                program.kill()
            code = program.wait()
        if fault:
            raise fault
        if rows == 0:
            return  # An empty partition has no header either, and Colca is right to refuse it.
        if code != 0:
            raise Refused(f"colca pipe ended with {code}: {ending(words)}")
        if totals:
            yield from batches(more, TOTALS)
            return
        empty = {}
        with open(more, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                empty[row["facility"], row["product"], month_after(row["origin"], int(row["horizon"]))] = row["prob"]
        yield from batches(forecasts, COLUMNS, lambda row: empty.get((row[0], row[1], row[3]), ""))


def ending(words):
    """The last of what a program said, from its file."""
    with open(words, encoding="utf-8", errors="replace") as said:
        return said.read()[-2000:].strip()


def texts(frame, columns):
    """Columns of a Spark frame as texts, empty where there is nothing."""
    from pyspark.sql import functions

    kinds = dict(frame.dtypes)
    # A float that is large would be written with an exponent, which Colca does not take for a quantity.
    cells = [functions.col(one).cast("decimal(24,6)" if kinds[one] in ("double", "float") else kinds[one]).cast("string").alias(one)
             for one in columns]
    return frame.select(*cells).fillna("")


def layout(frame):
    """The columns of the open layout that a Spark frame has.

    ValueError where one is missing that is needed.
    """
    missing = [name for name in KEYS + ["consumed"] if name not in frame.columns]
    if missing:
        raise ValueError(f"the input has no column {', '.join(missing)}; it has {', '.join(frame.columns)}")
    return [name for name in LAYOUT if name in frame.columns]


def read(spark, path, kind):
    """A file or folder as a Spark frame: CSV with a header, each cell a text, or Parquet."""
    return spark.read.option("header", "true").csv(path) if kind == "csv" else spark.read.parquet(path)


def write(frame, path, kind, numbers):
    """Writes a Spark frame of texts into a folder that must not exist; in Parquet the columns `numbers` as such."""
    from pyspark.sql import functions

    if kind == "csv":
        frame.write.option("header", "true").option("emptyValue", "").csv(path)
    else:
        # Texts of at most six significant digits are numbers without loss.
        frame.withColumns({one: functions.expr(f"cast(nullif({one}, '') as double)") for one in numbers}).write.parquet(path)


def forecast(frame, model, colca="colca", partitions=None, horizon=3, as_of=None, totals=False):
    """A Spark frame of the open layout as a Spark frame of forecasts, all columns texts as Colca prints them.

    `model` is a file on the driver, handed to every executor; `colca` is the program's name or path on every executor.
    """
    from pyspark import SparkFiles
    from pyspark.sql.types import StringType, StructField, StructType

    columns = layout(frame)
    frame.sparkSession.sparkContext.addFile(model)
    name = os.path.basename(model)
    rows = texts(frame, columns)
    keys = ["facility", "product"]
    rows = rows.repartition(partitions, *keys) if partitions else rows.repartition(*keys)
    rows = rows.sortWithinPartitions(*LAYOUT[:3])
    schema = StructType([StructField(one, StringType(), False) for one in (TOTALS if totals else COLUMNS)])
    return rows.mapInPandas(lambda frames: pipe(frames, columns, colca, SparkFiles.get(name), horizon, as_of, totals), schema)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="file or folder of rows in the open layout")
    parser.add_argument("--output", required=True, help="folder to write; must not exist")
    parser.add_argument("--model", required=True, help="the model that colca forecast --save-model FILE wrote")
    parser.add_argument("--format", choices=["csv", "parquet"], default="parquet", help="of input and output (default: parquet)")
    parser.add_argument("--colca", default="colca", help="the program on the executors (default: colca)")
    parser.add_argument("--partitions", type=int, help="tasks to share the work among; some 5,000 series each")
    parser.add_argument("--horizon", type=int, default=3, help="months ahead, 1 to 12 (default: 3)")
    parser.add_argument("--as-of", help="the last month to read, AAAA-MM (default: the model's)")
    parser.add_argument("--totals", action="store_true", help="totals of 1, 2, … months; the model must have them (--with-totals)")
    options = parser.parse_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("colca").getOrCreate()
    result = forecast(read(spark, options.input, options.format), options.model, options.colca, options.partitions, options.horizon,
                      options.as_of, options.totals)
    # Totals are read by Colca again: as the very texts that it printed.
    write(result, options.output, options.format, [] if options.totals else ["mean", *QUANTILES, "prob"])
    spark.stop()


if __name__ == "__main__":
    main()
