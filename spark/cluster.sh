# A Spark cluster of two executors on this machine, as spark/check and spark/check-plan use it; sourced after scripts/lib.sh. The program is
# in `colca`.

passed=0
failed=0

# Makes `work`, gone at the end, and `venv` with `python`, which has pyspark.
begin_cluster() {
  need_packages "default-jre-headless:/usr/bin/java"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  venv=${SPARK_VENV:-$work/venv}
  if [ -z "${SPARK_VENV:-}" ]; then
    say "Installing pyspark, pandas and pyarrow …" >&2
    python3 -m venv "$venv" && "$venv/bin/pip" install -q pyspark pandas pyarrow || fail "pyspark could not be installed."
  fi
  python=$venv/bin/python
}

# LINES: makes the program $work/colca, whose first call that is half-way kills its own executor, the process of Spark's that it descends from;
# the others go on. What the driver calls has no executor above it, and is let through.
killing_colca() {
  rm -rf "$work/killed"
  cat >"$work/colca" <<WRAPPER
#!/usr/bin/env bash
process=\$\$
while [ "\$process" -gt 1 ] && ! tr '\\0' ' ' <"/proc/\$process/cmdline" | grep -q CoarseGrainedExecutorBackend; do
  process=\$(awk '{ print \$4 }' "/proc/\$process/stat")
done
if [ "\$process" -gt 1 ] && mkdir "$work/killed" 2>/dev/null; then
  if [ "\$1" = pipe ]; then head -n $1 | "$colca" "\$@" >/dev/null 2>&1 || true; else "$colca" "\$@" >/dev/null 2>&1 || true; fi
  echo "\$process" >"$work/killed/executor"
  kill -KILL "\$process"
  exit 1
fi
exec "$colca" "\$@"
WRAPPER
  chmod +x "$work/colca"
}

killed() { cat "$work/killed/executor" 2>/dev/null || say none; }

# PROGRAM OPTIONS…: a program of this folder on two executors; what it says is in $work/log.
cluster() {
  local program=$1
  shift
  SPARK_HOME=$("$python" -c 'import pyspark, os; print(os.path.dirname(pyspark.__file__))') \
    SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$python SPARK_WORKER_DIR=$work/spark SPARK_LOCAL_DIRS=$work/spark \
    "$venv/bin/spark-submit" --master "local-cluster[2,1,700]" --conf spark.executor.memory=600m --conf spark.ui.enabled=false \
    --conf spark.sql.shuffle.partitions=8 --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
    --conf spark.task.maxFailures=4 --py-files "$root/spark/colca_spark.py" "$root/spark/$program" --partitions 8 "$@" >"$work/log" 2>&1
}

job_failed() {
  tail -n 30 "$work/log" >&2
  fail "the job failed."
}

fails() { ! "$@" >/dev/null 2>&1; }

# WORDS OPTIONS…: a plan that has to end ill, and say so.
refused() {
  local words=$1
  shift
  ! cluster colca_spark_plan.py --format csv --colca "$colca" --files "${files[@]}" "$@" && grep -q "$words" "$work/log"
}

check() { # WORDS COMMAND…
  local words=$1
  shift
  if "$@"; then passed=$((passed + 1)); say "passed: $words"; else failed=$((failed + 1)); say "FAILED: $words"; fi
}
