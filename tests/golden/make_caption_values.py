#!/usr/bin/env python3
"""Makes captions.json: scores of descriptions with several references, by the programs whose numbers papers print.

usage: make_caption_values.py FOLDER, a checkout of tuetschek/e2e-metrics (which holds coco-caption's scorers); needs
NumPy, NLTK, perl and XML::Twig. BLEU-1..4, ROUGE-L and CIDEr come from its pycocoevalcap, BLEU and NIST from its
mteval-v13a-sig.pl; words are NLTK's Treebank tokenizer's, lower-cased and without the punctuation that coco-caption
drops. METEOR of equal words and stems is computed here from its published definition, by trying every alignment, with
NLTK's Porter stems. Run once; the tests need no Python.
"""
import itertools
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import types

from nltk.stem.porter import PorterStemmer
from nltk.tokenize import TreebankWordTokenizer

past = types.ModuleType("past.utils")  # the only thing that the scorers need of python-future
past.old_div = lambda a, b: a / b
sys.modules["past"], sys.modules["past.utils"] = types.ModuleType("past"), past
FOLDER = sys.argv[1]
sys.path.insert(0, FOLDER)
from pycocoevalcap.bleu.bleu_scorer import BleuScorer  # noqa: E402
from pycocoevalcap.cider.cider_scorer import CiderScorer  # noqa: E402
from pycocoevalcap.rouge.rouge import Rouge  # noqa: E402

DROPPED = {"''", "'", "``", "`", ".", "?", "!", ",", ":", "-", "--", "...", ";"}
STEM = PorterStemmer().stem

# hypothesis, then its references
LINES = [
    ("The Golden Fern is a cheap family-friendly pub near the old mill.",
     ["The Golden Fern is a family-friendly pub near the old mill, and it is cheap.",
      "Near the old mill there's a cheap pub, The Golden Fern; children are welcome.",
      "A cheap pub for families is The Golden Fern."]),
    ("It doesn't allow children and costs £20-25, rated 3 out of 5.",
     ["With a rating of 3 out of 5, it does not allow children and costs £20-25.",
      "You can't bring children; prices are more than £20."]),
    ("A small red ball lies left of two large green boxes",
     ["a small red ball is to the left of two big green boxes", "two large green boxes and a ball (small, red)",
      "Two green boxes stand right of a ball.", "ball, boxes"]),
    ("the the the the boxes", ["The box is near the box."]),
    ("Running dogs run on beaches", ["A dog runs along the beach", "dogs running on a beach"]),
    ("One dish costs 1,200.50 dollars, i.e. too much at 10:30!",
     ["At 10:30 a dish costs 1,200.50 dollars - too much.", "It costs 1,200.50 dollars"]),
    ("They'll say it's \"good\" & cheap; I'm sure we've seen what you'd cannot buy.",
     ["They will say that it's good and cheap.", "He said: \"it is good & cheap\"!"]),
    ("Café Rouge's coffee isn't 5% better than Mr. Lee's.", ["Mr. Lee's coffee is better than Café Rouge's by 5%."]),
    ("Nothing here agrees", ["An unrelated sentence stands beside it", "and another"]),
    ("a", ["a b c d e f g h", "a"]),
]


def words(line):
    line = line.replace("£", " # ")
    tokens = [t.lower() for t in TreebankWordTokenizer().tokenize(line, convert_parentheses=True)]
    return [t for t in tokens if t not in DROPPED]


def coco(lines):
    bleu, cider, rouge = BleuScorer(n=4), CiderScorer(n=4, sigma=6.0), []
    for hypothesis, references in lines:
        own, others = " ".join(words(hypothesis)), [" ".join(words(r)) for r in references]
        bleu += (own, others)
        cider += (own, others)
        rouge.append(Rouge().calc_score([own], others))
    return {"bleu": bleu.compute_score(option="closest")[0], "rouge": rouge,
            "cider": [float(x) for x in cider.compute_score()[1]]}


def plain_cider(lines):
    """The article's form: cosines of tf-idf vectors, no clipping, no penalty."""
    def grams(tokens, n):
        counts = {}
        for i in range(len(tokens) - n + 1):
            gram = tuple(tokens[i:i + n])
            counts[gram] = counts.get(gram, 0) + 1
        return counts
    scores = [0.0] * len(lines)
    for n in range(1, 5):
        found = [[grams(words(r), n) for r in references] for _, references in lines]
        df = {}
        for each in found:
            for gram in set().union(*each):
                df[gram] = df.get(gram, 0) + 1

        def vector(counts):
            return {g: c * math.log(len(lines) / max(1, df.get(g, 0))) for g, c in counts.items()}

        def norm(v):
            return math.sqrt(sum(x * x for x in v.values()))
        for i, (hypothesis, _) in enumerate(lines):
            own = vector(grams(words(hypothesis), n))
            for counts in found[i]:
                other = vector(counts)
                if norm(own) and norm(other):
                    cosine = sum(x * other.get(g, 0) for g, x in own.items()) / norm(own) / norm(other)
                    scores[i] += 10 * cosine / 4 / len(found[i])
    return scores


def mteval(lines):
    """BLEU and NIST as e2e-metrics calls the script: missing references are empty ones."""
    folder = tempfile.mkdtemp()

    def write(name, kind, systems):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'<{kind}set setid="e2e" srclang="any" trglang="en">\n')
            for number, system in enumerate(systems):
                file.write(f'<doc docid="test" genre="news" origlang="any" sysid="{kind}_{number}">\n<p>\n')
                for k, line in enumerate(system, 1):
                    file.write(f'<seg id="{k}">{line}</seg>\n')
                file.write("</p>\n</doc>\n")
            file.write(f"</{kind}set>")
        return path
    most = max(len(references) for _, references in lines)
    files = [write("ref.sgm", "ref", [[r[k] if k < len(r) else "" for _, r in lines] for k in range(most)]),
             write("src.sgm", "src", [["" for _ in lines]]), write("tst.sgm", "tst", [[h for h, _ in lines]])]
    # A private copy prints all digits.
    with open(os.path.join(FOLDER, "mteval", "mteval-v13a-sig.pl"), encoding="utf-8") as file:
        script = file.read().replace("NIST score = %2.4f  BLEU score = %.4f", "NIST score = %.10f  BLEU score = %.10f")
    copy = os.path.join(folder, "mteval.pl")
    with open(copy, "w", encoding="utf-8") as file:
        file.write(script)
    out = subprocess.check_output(["perl", copy, "-r", files[0], "-s", files[1], "-t", files[2], "-f",
                                   os.path.join(folder, "log")], encoding="utf-8")
    return {name: float(re.search(name + r" score = ([0-9.]+)", out).group(1)) for name in ("BLEU", "NIST")}


def meteor_row(own, other):
    """Counts of the best alignment: most matches, fewest chunks, shortest distances."""
    places = [[None] + [j for j, w in enumerate(other) if w == o or STEM(w) == STEM(o)] for o in own]
    best = None
    for choice in itertools.product(*places):
        used = [j for j in choice if j is not None]
        if len(set(used)) < len(used):
            continue
        chunks = sum(1 for i, j in enumerate(choice)
                     if j is not None and not (i and choice[i - 1] is not None and choice[i - 1] + 1 == j))
        distance = sum(abs(i - j) for i, j in enumerate(choice) if j is not None)
        equal = sum(1 for i, j in enumerate(choice) if j is not None and own[i] == other[j])
        key = (-len(used), chunks, distance, -equal)
        if best is None or key < best[0]:
            whole = chunks == 1 and len(used) == len(own) == len(other)  # no fragmentation
            best = (key, [len(own), len(other), equal, len(used) - equal, 0 if whole else chunks])
    return best[1]


def meteor_score(row):
    own, other, equal, stems, chunks = row
    if equal + stems == 0:
        return 0.0
    p, r = (equal + 0.6 * stems) / own, (equal + 0.6 * stems) / other
    penalty = 0.6 * (chunks / (equal + stems)) ** 0.2
    return p * r / (0.85 * p + 0.15 * r) * (1 - penalty)


def meteor(lines):
    rows = [max((meteor_row(words(h), words(r)) for r in references), key=meteor_score) for h, references in lines]
    return {"meteor_rows": rows, "meteor": meteor_score([sum(column) for column in zip(*rows)])}


def main():
    values = {"lines": [{"hypothesis": h, "references": r, "tokens": words(h)} for h, r in LINES], "sets": []}
    for count in (len(LINES), 5):
        lines = LINES[:count]
        values["sets"].append({"lines": count, **coco(lines), "cider_plain": plain_cider(lines), **mteval(lines),
                               **meteor(lines)})
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "captions.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"lines": [\n' + ",\n".join(json.dumps(line, ensure_ascii=False) for line in values["lines"]))
        file.write('\n],\n"sets": [\n' + ",\n".join(json.dumps(each) for each in values["sets"]) + "\n]}\n")


if __name__ == "__main__":
    main()
