#!/usr/bin/env python3
"""Trains `classify` and fastText on public sets and prints their scores side by side as a Markdown table.

The data are no part of this project; README.md says what each file has to hold. Every training is kept under --work with
its figures, so that a run that was broken off goes on where it stopped.
"""
import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

LINES_TO_LABEL = 20000  # for the speed of prediction: the validation lines again and again
FASTTEXT = ["-epoch", "25", "-wordNgrams", "2", "-lr", "0.5", "-dim", "100", "-thread", "1"]


class Set:
    """One data set: its files, the floor that it should reach in percent, and the options of its one command."""

    def __init__(self, name, train, dev, floor, options=(), seeds=(1, 2, 3), text=True):
        self.name, self.train, self.dev, self.floor = name, train, dev, floor
        self.options, self.seeds, self.text = list(options), seeds, text

    @property
    def folder(self):
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower())


PRETRAINED = ["--pretrain", "self", "--pretrain-epochs", "8e", "--epochs", "6e"]
SETS = [
    Set("SST-2", "sst2/train.phrases.tsv.gz", "sst2/dev.tsv", 84.0),
    Set("SST-5", "sst5/train.phrases.tsv.gz", "sst5/dev.tsv", 45.0),
    Set("TREC", "trec/train.tsv", "trec/dev.tsv", 92.0, ["--pretrain", "self", "--pretrain-epochs", "10e"]),
    Set("Subj", "subj/train.tsv", "subj/dev.tsv", 92.0, PRETRAINED),
    Set("MR", "mr/train.tsv", "mr/dev.tsv", 77.0, PRETRAINED),
    Set("IMDB", "imdb/train.tsv.gz", "imdb/dev.tsv.gz", 91.0, ["--system", "linear"], seeds=(1,)),
    Set("Japanese Vowels", "japanese_vowels/train.tsv", "japanese_vowels/dev.tsv", 97.0,
        ["--input", "frames", "--system", "network", "--epochs", "60e"], text=False),
]


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.dirname(os.path.abspath(__file__))
    p.add_argument("--data", default=os.environ.get("SEQ_DATA"), metavar="FOLDER",
                   help="where the sets are (default: SEQ_DATA)")
    p.add_argument("--work", default="quality", metavar="FOLDER",
                   help="models and figures; what is there already is not done again (default: %(default)s)")
    p.add_argument("--classify", default=os.path.join(here, "../../build/bin/classify"), metavar="PATH")
    p.add_argument("--fasttext", default=shutil.which("fasttext"), metavar="PATH",
                   help="fastText's program; without one its columns stay empty")
    p.add_argument("--sets", nargs="+", metavar="NAME", help="only these sets")
    p.add_argument("--seeds", nargs="+", type=int, metavar="N", help="other seeds than 1, 2 and 3")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--keep", action="store_true", help="keep the models")
    a = p.parse_args()
    if not a.data or not os.path.isdir(a.data):
        p.error("no data: give --data FOLDER or set SEQ_DATA (see README.md)")
    known = {s.name.lower(): s for s in SETS}
    for name in a.sets or []:
        if name.lower() not in known:
            p.error(f"no set '{name}': expected {', '.join(s.name for s in SETS)}")
    a.chosen = [known[name.lower()] for name in a.sets] if a.sets else SETS
    return a


def run(command, stdin=None, stdout=subprocess.DEVNULL):
    """CPU seconds, wall seconds and peak memory in MB of a program; ends this one when it fails."""
    start = time.monotonic()
    with subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE) as process:
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}\nended with {process.returncode}: {said.decode(errors='replace').strip()}")
    return {"cpu": used.ru_utime + used.ru_stime, "wall": time.monotonic() - start, "memory": used.ru_maxrss / 1024}


def lines_of(path):
    """Label and text of every line: the first and the last column."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as f:
        for line in f:
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) > 1:
                yield columns[0], columns[-1]


def texts_to_label(s, a, folder):
    path = os.path.join(folder, "texts")
    texts = [text for _, text in lines_of(os.path.join(a.data, s.dev))]
    with open(path, "w", encoding="utf-8") as f:
        for i in range(max(LINES_TO_LABEL, len(texts))):
            f.write(texts[i % len(texts)] + "\n")
    return path, max(LINES_TO_LABEL, len(texts))


def speed(command, texts, lines):
    """Lines labelled in a second of CPU time; the program's start counts."""
    with open(texts, "rb") as stdin:
        return lines / run(command, stdin=stdin)["cpu"]


def ours(s, seed, a, folder):
    model, log = os.path.join(folder, f"{seed}.model"), os.path.join(folder, f"{seed}.json")
    train, dev = os.path.join(a.data, s.train), os.path.join(a.data, s.dev)
    for path in (model, model + ".state", log):
        if os.path.exists(path):
            os.remove(path)
    threads = ["-j", str(a.threads)]
    result = run([a.classify, "train", "--train", train, "--valid", dev, "-m", model, *s.options, "--seed", str(seed),
                  "--quiet", *threads])
    run([a.classify, "eval", "-m", model, "--test", dev, "--quiet", "--bootstrap", "0", "--log-json", log, *threads])
    with open(log, encoding="utf-8") as f:
        events = [json.loads(line) for line in f if line.strip()]
    scores = next(e for e in events if e.get("event") == "test")["scores"]
    result["accuracy"] = {name: 100 * one["accuracy"] for name, one in scores.items()}
    texts, lines = texts_to_label(s, a, folder)
    result["speed"] = speed([a.classify, "run", "-m", model, "--quiet", "-j", "1"], texts, lines)
    result["size"] = os.path.getsize(model) / 1e6
    if not a.keep:
        for path in (model, model + ".state"):
            if os.path.exists(path):
                os.remove(path)
    return result


def for_fasttext(text):
    """As fastText's tutorial prepares text: lower case, punctuation apart."""
    return " ".join(re.sub(r"([.,!?;:()\"'/\\-])", r" \1 ", text.lower()).split())


def write_fasttext(source, target):
    with open(target, "w", encoding="utf-8") as f:
        for label, text in lines_of(source):
            f.write(f"__label__{label.replace(' ', '_')} {for_fasttext(text)}\n")


def theirs(s, seed, a, folder):
    train, dev, model = (os.path.join(folder, name) for name in ("ft.train", "ft.dev", "ft"))
    write_fasttext(os.path.join(a.data, s.train), train)
    write_fasttext(os.path.join(a.data, s.dev), dev)
    result = run([a.fasttext, "supervised", "-input", train, "-output", model, *FASTTEXT, "-seed", str(seed)])
    with open(dev, encoding="utf-8") as f:
        truth, texts = zip(*(line.rstrip("\n").partition(" ")[::2] for line in f))
    plain, answers = os.path.join(folder, "ft.texts"), os.path.join(folder, "ft.answers")
    with open(plain, "w", encoding="utf-8") as f:
        f.writelines(text + "\n" for text in texts)
    with open(answers, "wb") as f:
        run([a.fasttext, "predict", model + ".bin", plain], stdout=f)
    with open(answers, encoding="utf-8") as f:
        got = [line.rstrip("\n") for line in f]
    result["accuracy"] = 100 * sum(x == y for x, y in zip(truth, got)) / len(truth)
    count = max(LINES_TO_LABEL, len(texts))
    with open(plain, "w", encoding="utf-8") as f:
        f.writelines(texts[i % len(texts)] + "\n" for i in range(count))
    result["speed"] = count / run([a.fasttext, "predict", model + ".bin", plain])["cpu"]
    for path in (model + ".bin", model + ".vec", train, plain):
        if os.path.exists(path):
            os.remove(path)
    return result


def remembered(folder, name, work):
    """The figures of an earlier run, or those of `work`, which are kept."""
    path = os.path.join(folder, name + ".figures.json")
    if not os.path.exists(path):
        figures = work()
        with open(path + ".part", "w", encoding="utf-8") as f:
            json.dump(figures, f, indent=1)
        os.replace(path + ".part", path)
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def mean(values):
    return statistics.mean(values) if values else None


def shown(value, digits=1, missing="–"):
    return missing if value is None else f"{value:,.{digits}f}"


def spread(values):
    if len(values) < 2:
        return shown(mean(values))
    return f"{mean(values):.1f} ({min(values):.1f}–{max(values):.1f})"


def minutes(seconds):
    return "–" if seconds is None else f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.1f} min"


def row(s, results, peers):
    def alone(part):
        return shown(mean([r["accuracy"][part] for r in results if part in r["accuracy"]]))

    return [s.name, f"{s.floor:.0f}", spread([r["accuracy"]["model"] for r in results]), alone("its network alone"),
            alone("its linear part alone"), minutes(mean([r["cpu"] for r in results])),
            f"{max(r['memory'] for r in results):.0f} MB", shown(mean([r["speed"] for r in results]), 0),
            spread([r["accuracy"] for r in peers]) if peers else "–", minutes(mean([r["cpu"] for r in peers])),
            shown(mean([r["speed"] for r in peers]), 0)]


HEAD = ["set", "floor", "accuracy", "network alone", "linear alone", "CPU time", "memory", "lines/s a core", "fastText",
        "its CPU time", "its lines/s a core"]


def main():
    a = arguments()
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD), flush=True)
    for s in a.chosen:
        folder = os.path.join(a.work, s.folder)
        os.makedirs(folder, exist_ok=True)
        seeds = a.seeds or s.seeds
        results = [remembered(folder, f"classify-{n}", lambda n=n: ours(s, n, a, folder)) for n in seeds]
        peers = []
        if a.fasttext and s.text:
            peers = [remembered(folder, f"fasttext-{n}", lambda n=n: theirs(s, n, a, folder)) for n in seeds]
        print("| " + " | ".join(row(s, results, peers)) + " |", flush=True)


if __name__ == "__main__":
    main()
