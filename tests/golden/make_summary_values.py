#!/usr/bin/env python3
"""Makes summaries.json: scores of summaries by their published definitions, without the library.

ROUGE follows Lin (2004) with the choices of Google's rouge-score: what a token is, F1, the best reference by F1, for
Lsum the clipped union of longest common subsequences. Stems are NLTK's (Debian's python3-nltk, PorterStemmer()). The
other scores follow the definitions in seq/summary_metrics.h. Run once; the tests need no Python.
"""
import collections
import functools
import json
import os
import re
import unicodedata

from nltk.stem.porter import PorterStemmer

STEMMER = PorterStemmer()

# source, hypothesis, two references; a line break separates sentences.
TEXTS = [
    ("The harbour town of Vellin was flooded on Monday. Mayor Ada Brock said 340 homes were empty.",
     "Vellin flooded, 340 homes empty.",
     "Flood empties 340 homes in Vellin", "Homes in the harbour town of Vellin are empty"),
    ("Rovers led 2-0 at the break.\nUnited scored three late goals.\nUnited won 3-2 in front of 12,500 fans.",
     "United won 3-2.\nRovers had led at the break.",
     "United scored three times to win 3-2.\nRovers led at the break.\nThe fans, the fans, the fans!",
     "Rovers led.\nUnited won late, late, late."),
    ("The cat sat on the mat and the dog sat on the log.", "the the the cat sat", "the cat sat on the the mat",
     "a cat was sitting"),
    ("One two three four five six seven.", "one two six seven eight\nthree four nine",
     "one two three four five\none six seven eight nine", "three four\neight nine\none two"),
    ("Nothing of it is said again.", "", "Silence", ""),
    ("", "An answer without a question 7", "An answer", "A question"),
    ("Prices rose by 4.5% to $1,200, Director O'Hara's report says.", "Prices rose 4.5%, O'Hara's report says",
     "O'Hara: prices up 4.5% to $1,200", "Report: Prices rise"),
    ("\"We will go,\" Kim said. \"It is late.\" They left Oslo at 9 p.m. Then Bergen was next.",
     "Kim left Oslo at 9", "Kim leaves Oslo at 9 p.m. for Bergen", "They left. Then Bergen came"),
    ("Straße und Çankaya: ÉCOLE 2030, naïve İzmir K.", "ÉCOLE 2030 İzmir", "École 2030 in İzmir", "Çankaya 2030"),
    ("国会で法案が可決された。 東京 2024年", "法案 2024年", "東京 2024年 法案", "2024 law"),
    ("ponies agreed relational conditionally hopping falling troubles happily connections",
     "pony agrees relations conditional hops fell troubled happy connecting",
     "ponies agree relational conditions hop falls troubling happiness connected", "skies dying news innings"),
    ("a b c a b d a b e", "a b c x a b d", "a b a b a b", "c a b d"),
    ("the same line twice", "the same line twice", "the same line twice", "the same line"),
    ("Alpha Beta Gamma met Delta in Epsilon.", "Delta met Omega, not Gamma, in Epsilon; Delta again.",
     "In Epsilon, Gamma met Delta and Delta", "Beta"),
]

# Chosen so that every rule of the stemmer applies and fails to apply.
WORDS = """caresses ponies ties dies flies caress cats gas this news skies sky dying lying tying innings outing cannings
howe proceed exceed succeed feed agreed disabled matting mating meeting milling messing meetings bled plastered motoring
sing conflated troubled sized hopping tanned falling hissing fizzed failing filing spied died tried cried happy sky enjoy
by say fly relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli
analogousli vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti
sensibiliti triplicate formative formalize electriciti electrical hopeful goodness revival allowance inference airliner
gyroscopic adjustable defensible irritant replacement adjustment dependent adoption homologou communism activate
angulariti homologous effective bowdlerize probate rate cease controll roll hopefully conditionally carefully theology
geology archaeology apology logic physically finally really totally equally gradually usually eventually generalization
oscillators probabilities possibilities abilities able ability using used uses user ran aged eye ice ore are owe ate oed
being seeing freed need needed speed seed exceeded keyed boys boyish played playing y yy syzygy rhythm rhythms
2030s 3rd 1st a2b3s abc123ing ion million station mission version onion lion region religion opinions nationalism
nationally nationality organisation organization organizations organizer organs university universal universe
controlling controllable install installed fulfil fulfilled wool pulling dull ell all ball balls classes classy busses
buses focuses cement element elements tenement movement statement argument government governmental parent department
presently apparently evidently silently gently mostly lovely early only daily holy wholly fully bully jelly""".split()


def tokens(text, stem):
    found = re.findall("[a-z0-9]+", text.lower())
    return [STEMMER.stem(t) if stem and len(t) > 3 else t for t in found]


def prf(common, own, wanted):
    p = common / own if own else 0.0
    r = common / wanted if wanted else 0.0
    return (p, r, 2 * p * r / (p + r) if p + r else 0.0)


def grams(items, n):
    return collections.Counter(tuple(items[i:i + n]) for i in range(len(items) - n + 1))


def lcs_places(ref, can):
    """Places in ref of the longest common subsequence that going back from the ends finds, dropping from ref on a tie."""
    @functools.lru_cache(None)
    def best(i, j):
        if i == 0 or j == 0:
            return 0
        if ref[i - 1] == can[j - 1]:
            return 1 + best(i - 1, j - 1)
        return max(best(i - 1, j), best(i, j - 1))

    def back(i, j):
        if i == 0 or j == 0:
            return set()
        if ref[i - 1] == can[j - 1]:
            return back(i - 1, j - 1) | {i - 1}
        return back(i, j - 1) if best(i, j - 1) > best(i - 1, j) else back(i - 1, j)

    return back(len(ref), len(can))


def rouge_one(reference, hypothesis, stem):
    ref, hyp = tokens(reference, stem), tokens(hypothesis, stem)
    scores = []
    for n in (1, 2):
        a, b = grams(ref, n), grams(hyp, n)
        scores.append(prf(sum((a & b).values()), sum(b.values()), sum(a.values())))
    scores.append(prf(len(lcs_places(ref, hyp)), len(hyp), len(ref)))
    available, hits = collections.Counter(hyp), 0
    for sentence in reference.split("\n"):
        words = tokens(sentence, stem)
        places = set()
        for other in hypothesis.split("\n"):
            places |= lcs_places(words, tokens(other, stem))
        for i in sorted(places):
            if available[words[i]]:
                available[words[i]] -= 1
                hits += 1
    scores.append(prf(hits, len(hyp), len(ref)))
    return scores


def rouge(references, hypothesis, stem):
    each = [rouge_one(r, hypothesis, stem) for r in references]
    return [max((scores[k] for scores in each), key=lambda s: s[2]) for k in range(4)]


def is_part(c):
    return unicodedata.category(c)[0] in "LMN"


def units(text):
    """Words, and the marks at either end of a word each for itself; ideographs and kana each for itself."""
    found = []
    for raw in text.split():
        start, end = 0, len(raw)
        while start < end and not is_part(raw[start]):
            start += 1
        while end > start and not is_part(raw[end - 1]):
            end -= 1
        inside = re.findall("[\u3040-\u30ff\u4e00-\u9fff]|[^\u3040-\u30ff\u4e00-\u9fff]+", raw[start:end])
        found += list(raw[:start]) + inside + list(raw[end:])
    return found


def compression(source, hypothesis, references):
    def one(reference):
        a, b = units(reference), units(hypothesis)
        if a == b:
            return (1.0, 1.0, 1.0, 1.0)
        return prf(sum((collections.Counter(a) & collections.Counter(b)).values()), len(b), len(a)) + (0.0,)
    best = max((one(r) for r in references), key=lambda s: s[2])
    squeezed = [" ".join(t.split()) for t in (source, hypothesis)]
    if not squeezed[0]:
        return list(best) + [1, 0, 0, 0]
    return list(best) + [1, len(squeezed[1]) / len(squeezed[0]), len(units(hypothesis)) / len(units(source)), 1]


def novelty(source, hypothesis):
    row = []
    for n in (1, 2, 3, 4):
        known, own = grams(tokens(source, False), n), grams(tokens(hypothesis, False), n)
        row += [sum(c for g, c in own.items() if g not in known), sum(own.values())]
    return row


def copy_words(text):
    """(word, kind, begins a sentence); kind is 'capital', 'number' or ''."""
    for line in text.split("\n"):
        begins = True
        for raw in line.split():
            word = raw
            while word and not is_part(word[0]):
                word = word[1:]
            while word and not is_part(word[-1]):
                word = word[:-1]
            word = re.sub("['’]s$", "", word)
            if word:
                digit = any(unicodedata.category(c) == "Nd" for c in word)
                capital = unicodedata.category(word[0]) in ("Lu", "Lt") and len(word) > 1 and not digit
                yield word, "number" if digit else "capital" if capital else "", begins
                begins = False
            if re.search("[.!?:][\"'\\])}”’»]*$", raw):
                begins = True


def copies(source, hypothesis, references):
    source_words = list(copy_words(source))
    spelled = {w for w, _, _ in source_words}
    inner = {w for w, kind, begins in source_words if kind == "capital" and not begins}

    def items(text):
        return [(w, k) for w, k, begins in copy_words(text)
                if k == "number" or (k == "capital" and (not begins or w in inner))]

    def one(reference):
        available = collections.Counter(w for w, _, _ in copy_words(hypothesis))
        row = [0, 0, 0, 0]
        for word, kind in items(reference):
            if word not in spelled:
                continue
            at = 2 if kind == "number" else 0
            row[at] += 1
            if available[word]:
                available[word] -= 1
                row[at + 1] += 1
        return row

    def share(row):
        return (row[1] + row[3]) / (row[0] + row[2]) if row[0] + row[2] else 1
    best = max((one(r) for r in references), key=share)
    own = items(hypothesis)
    return best + [len(own), sum(w in spelled for w, _ in own)]


def flat(rows):
    return [round(x, 9) for row in rows for x in row]


def main():
    lines = []
    for source, hypothesis, *references in TEXTS:
        line = {"source": source, "hypothesis": hypothesis, "references": references}
        for count in (1, 2):
            some = references[:count]
            line[f"rouge_{count}"] = flat(rouge(some, hypothesis, False))
            line[f"rouge_stem_{count}"] = flat(rouge(some, hypothesis, True))
            line[f"compression_{count}"] = [round(x, 9) for x in compression(source, hypothesis, some)]
            line[f"copies_{count}"] = copies(source, hypothesis, some)
        line["novelty"] = novelty(source, hypothesis)
        lines.append(line)
    stems = {word: STEMMER.stem(word) for word in WORDS}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "summaries.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"lines": [\n' + ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
        file.write('\n],\n"stems": ' + json.dumps(stems) + "}\n")


if __name__ == "__main__":
    main()
