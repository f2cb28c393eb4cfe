#!/usr/bin/env python3
"""Makes copy.json: the loss of a row whose target may be copied, and its gradients, from an independent implementation.

It does what nn/copy avoids: it builds the whole distribution over the vocabulary and the source's own words. Gradients
are complex-step derivatives, f'(x) = Im f(x + ih) / h, exact to the last digits. Run once with plain Python 3; the tests
read the committed values. Inputs are a formula (`numbers`), which the test repeats.
"""
import cmath
import json
import math
import os

VOCABULARY = 7
# Words of the source; 7 and 8 are beyond the vocabulary. The last is the end mark.
SOURCE = [3, 7, 5, 8, 7, 2]
# A word of both, one of the vocabulary alone, ones of the source alone (once and twice there), the end, and one of neither.
TARGETS = [5, 4, 8, 7, 2, 9]


def numbers(count, shift):
    """The same formula as in make_recurrent_values.py."""
    return [0.9 * math.sin(1.7 * i + 0.37 * shift + 0.013 * i * i) for i in range(count)]


def softmax(x):
    e = [cmath.exp(v) for v in x]
    return [v / sum(e) for v in e]


def distribution(logits, z, attention):
    gate = 1 / (1 + cmath.exp(-z))
    p = [gate * v for v in softmax(logits)] + [0, 0, 0]
    for word, a in zip(SOURCE, attention):
        p[word] += (1 - gate) * a
    return p


def losses(logits, z, scores, target, smoothing):
    plain = -cmath.log(distribution(logits, z, softmax(scores))[target] + 1e-12)
    uniform = -sum(cmath.log(v) for v in softmax(logits)) / VOCABULARY
    return plain, (1 - smoothing) * plain + smoothing * uniform


def gradient(function, x):
    step = 1e-30
    return [(function(x[:i] + [x[i] + 1j * step] + x[i + 1:]) / step).imag for i in range(len(x))]


rows = []
for r, target in enumerate(TARGETS):
    for smoothing in (0.0, 0.1):
        logits, scores, z = numbers(VOCABULARY, r), numbers(len(SOURCE), 20 + r), numbers(1, 40 + r)[0]
        plain, smoothed = losses(logits, z, scores, target, smoothing)
        rows.append({
            "row": r,
            "target": target,
            "smoothing": smoothing,
            "plain": plain.real,
            "smoothed": smoothed.real,
            "distribution": [complex(v).real for v in distribution(logits, z, softmax(scores))],
            "d_logits": gradient(lambda x: losses(x, z, scores, target, smoothing)[1], logits),
            "d_gate": gradient(lambda x: losses(logits, x[0], scores, target, smoothing)[1], [z])[0],
            "d_scores": gradient(lambda x: losses(logits, z, x, target, smoothing)[1], scores),
        })

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "copy.json"), "w") as out:
    json.dump({"vocabulary": VOCABULARY, "source": SOURCE, "rows": rows}, out, indent=0)
    out.write("\n")
