#!/usr/bin/env python3
"""Measures seq_bench and a PyTorch program of the same models in turn, and prints who is how fast.

Each measurement is a process of its own, and the two programs alternate, so that what else happens on the machine meets
both. The PyTorch program is not part of this project: give its path with --torch or in SEQ_TORCH_BENCH. It has to take
the options that its_command() below gives it and print one JSON line with the keys that the rows name.
"""
import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time

OWN_PEAK_SHARE = 0.75  # below this share of our peak, the other program's own products run untuned
IDLE_ENOUGH = 0.1  # processors that other work may keep busy


class Row:
    """One comparison: options that both programs take, or ours alone, and the figure of their reports that is compared."""

    def __init__(self, mode, options, title, key, share=None, sentences=1, ours=()):
        self.mode, self.options, self.title, self.key, self.share = mode, options, title, key, share
        self.sentences = sentences  # of decoding, at once
        self.ours = ours


def train(cell, hidden, *more, ours=()):
    """`ours`: what ours does and the other program does not, as names of our options; the same of decode."""
    title = " ".join(["train", cell, str(hidden), *more]).replace("--", "")
    return Row("train", ["--cell", cell, "--hidden", str(hidden), *more], titled(title, ours), "tokens_per_s",
               "gemm_fraction", ours=options(ours))


def decode(hidden, beam, sentences=1, ours=()):
    name = "greedy" if beam == 1 else f"beam{beam}"
    title = f"decode gru {hidden} {name}, " + ("single" if sentences == 1 else f"batch {sentences}")
    return Row("decode", ["--cell", "gru", "--hidden", str(hidden), "--beams", str(beam)], titled(title, ours),
               f"{name}_b{sentences}_sent_per_s", sentences=sentences, ours=options(ours))


def classify(cell, what, key, share=None):
    return Row("classify", ["--cell", cell], f"classify {cell} 128, {what}", key, share)


def titled(title, ours):
    return title + (f", {' '.join(ours)} : without" if ours else "")


def options(names):
    return [f"--{name}" for name in names]


SIZES = [128, 256, 512]
ROWS = [*(train("gru", h) for h in SIZES),
        *(train("lstm", h) for h in SIZES),
        *(train("gru", h, "--input-feeding") for h in SIZES),
        *(train("gru", h, "--jitter", "0.5") for h in SIZES),
        *(train("gru", h, ours=["bf16"]) for h in SIZES),
        train("rnn", 256), train("gru", 1024), train("gru", 256, "--layers", "2"), train("gru", 256, "--vocab", "32000"),
        train("gru", 256, ours=["copy"]),
        *(decode(h, 1) for h in SIZES), *(decode(h, 1, ours=["int8"]) for h in SIZES),
        *(decode(h, 1, 32) for h in SIZES),
        *(decode(h, 5) for h in SIZES), *(decode(h, 5, 32) for h in SIZES),
        decode(256, 5, ours=["int8"]), decode(256, 5, 32, ours=["int8"]),
        *(decode(256, beam, count, ours) for ours in (["copy"], ["copy", "int8"]) for beam, count in ((1, 1), (5, 1), (5, 32))),
        *(row for cell in ("gru", "lstm", "rnn") for row in (classify(cell, "training", "sent_per_s", "gemm_fraction"),
                                                             classify(cell, "prediction", "predict_sent_per_s")))]
QUICK_ROWS = [train("gru", 256), decode(256, 1), decode(256, 5)]


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.dirname(os.path.abspath(__file__))
    p.add_argument("--torch", default=os.environ.get("SEQ_TORCH_BENCH"), metavar="PATH",
                   help="the PyTorch program (default: SEQ_TORCH_BENCH)")
    p.add_argument("--bench", default=os.path.join(here, "../../build/bin/seq_bench"), metavar="PATH",
                   help="seq_bench (default: build/bin/seq_bench)")
    p.add_argument("--python", default="/usr/bin/python3", help="the Python that has PyTorch (default: %(default)s)")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--rounds", type=int, help="measurements of each program a row (default 3, quick 1)")
    p.add_argument("--seconds", type=float, help="of each measurement (default 10, quick 2)")
    p.add_argument("--quick", action="store_true", help="three rows, one short round")
    p.add_argument("--only", metavar="TEXT", help="only the rows whose title has this text")
    p.add_argument("-o", "--output", default=os.path.join(here, "../../build/compare.json"), metavar="FILE",
                   help="where everything measured is written (default: build/compare.json)")
    a = p.parse_args()
    a.rounds = a.rounds or (1 if a.quick else 3)
    a.seconds = a.seconds or (2.0 if a.quick else 10.0)
    if not a.torch:
        p.error("no PyTorch program: give --torch PATH or set SEQ_TORCH_BENCH")
    for path in (a.torch, a.bench):
        if not os.path.isfile(path):
            p.error(f"no such file: {path}")
    return a


def our_command(row, a):
    at_once = ["--sentences", str(row.sentences)] if row.mode == "decode" else []
    return [a.bench, row.mode, *row.options, *row.ours, *at_once, "--threads", str(a.threads), "--seconds", str(a.seconds)]


def its_command(row, a):
    at_once = ["--decode-batches", str(row.sentences)] if row.mode == "decode" else []
    return [a.python, a.torch, "--mode", row.mode, *row.options, *at_once, "--threads", str(a.threads), "--seconds",
            str(a.seconds)]


def machine_seconds():
    """CPU seconds that the whole machine has spent at work, or None where that cannot be read."""
    try:
        with open("/proc/stat", encoding="ascii") as f:
            ticks = [int(n) for n in f.readline().split()[1:8]]
    except OSError:
        return None
    idle = ticks[3] + ticks[4]
    return (sum(ticks) - idle) / os.sysconf("SC_CLK_TCK")


def child_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(command):
    """The program's report, and under "others_cpu" how many processors other work kept busy meanwhile."""
    machine, children, start = machine_seconds(), child_seconds(), time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr.strip()}")
    report = json.loads(done.stdout.strip().splitlines()[-1])
    if machine is not None:
        others = machine_seconds() - machine - (child_seconds() - children)
        report["others_cpu"] = round(max(0.0, others / (time.monotonic() - start)), 2)
    return report


def compare(row, a):
    ours, theirs = [], []
    for _ in range(a.rounds):
        ours.append(measure(our_command(row, a)))
        theirs.append(measure(its_command(row, a)))
    rates = [[r[row.key] for r in side] for side in (ours, theirs)]
    medians = [statistics.median(side) for side in rates]
    by_round = [x / y for x, y in zip(*rates)]
    result = {"row": row.title, "figure": row.key, "ours": medians[0], "theirs": medians[1],
              "ratio": medians[0] / medians[1], "ratio_lowest": min(by_round), "ratio_highest": max(by_round),
              "others_cpu": max(r.get("others_cpu", 0.0) for r in ours + theirs)}
    if row.share:
        result["our_share"] = statistics.median(r[row.share] for r in ours)
        result["their_share"] = statistics.median(r[row.share] for r in theirs)
        slow = max(r["sgemm_gflops"] for r in theirs) < OWN_PEAK_SHARE * max(r["peak_gflops"] for r in ours)
        result["theirs_untuned"] = slow
    result["our_runs"], result["their_runs"] = ours, theirs
    return result


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as f:
            return next((line.split(":", 1)[1].strip() for line in f if line.startswith("model name")), platform.machine())
    except OSError:
        return platform.machine()


def write(path, text):
    try:
        with open(path + ".part", "w", encoding="utf-8") as f:
            f.write(text)
        os.replace(path + ".part", path)
    except OSError as e:
        sys.exit(f"cannot write {path}: {e.strerror}; choose another place with --output")


def main():
    a = arguments()
    rows = [r for r in (QUICK_ROWS if a.quick else ROWS) if not a.only or a.only in r.title]
    if not rows:
        sys.exit(f"no row has '{a.only}' in its title")
    everything = {"processor": processor(), "processors": os.cpu_count(), "system": platform.platform(),
                  "date": time.strftime("%Y-%m-%d"), "threads": a.threads, "rounds": a.rounds, "seconds": a.seconds,
                  "rows": []}
    print(f"{everything['processor']}, {a.threads} threads; medians of {a.rounds} rounds of {a.seconds:g} s; "
          "training in source + target tokens/s, a classifier and decoding in sentences/s")
    print(f"{'':32}{'ours':>10}{'theirs':>10}{'ratio':>8}  {'by round':12}{'share of peak':>16}{'others':>8}", flush=True)
    write(a.output, json.dumps(everything, indent=1) + "\n")  # a place that cannot be written shows now, not at the end
    for row in rows:
        r = compare(row, a)
        everything["rows"].append(r)
        write(a.output, json.dumps(everything, indent=1) + "\n")  # after each row: a long run may be stopped
        share = f"{r['our_share']:.2f} / {r['their_share']:.2f}" if row.share else ""
        by_round = f"{r['ratio_lowest']:.2f}-{r['ratio_highest']:.2f}"
        print(f"{r['row']:32}{r['ours']:10.0f}{r['theirs']:10.0f}{r['ratio']:8.2f}  {by_round:12}{share:>16}"
              f"{r['others_cpu']:8.2f}", flush=True)
        if r["others_cpu"] > IDLE_ENOUGH:
            print("  other work was running: this row says nothing", flush=True)
        elif r.get("theirs_untuned"):
            print("  the other program's own large product is slow here: is its BLAS the right one?", flush=True)


if __name__ == "__main__":
    main()
