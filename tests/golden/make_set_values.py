#!/usr/bin/env python3
"""Makes set.json: the outputs of a set encoder with several views, and its gradients, by PyTorch.

Usage: make_set_values.py (needs PyTorch; the tests don't). Inputs are a formula (`numbers`), which the test repeats.
Sets have 1 to 3 vectors; a set's rows are its vectors' views, vector by vector. The loss is Σ weight × number over all
outputs and all means, whose weights are numbers too.
"""
import json
import math
import os

import torch

INPUTS, WIDTH, LENGTHS = 5, 3, [3, 2, 1]


def numbers(count, shift):
    """The same formula as in make_recurrent_values.py."""
    return [0.9 * math.sin(1.7 * i + 0.37 * shift + 0.013 * i * i) for i in range(count)]


def tensor(shape, shift):
    return torch.tensor(numbers(math.prod(shape), shift), dtype=torch.float64).reshape(shape)


def case(views, layers):
    shapes = [(INPUTS if l == 0 else WIDTH, WIDTH * (views if l == 0 else 1)) for l in range(layers)]
    weights = [tensor(s, 10 + l).requires_grad_() for l, s in enumerate(shapes)]
    biases = [tensor((s[1],), 20 + l).requires_grad_() for l, s in enumerate(shapes)]
    loss, outputs, means = 0.0, [], []
    for j, length in enumerate(LENGTHS):
        rows = tensor((length, INPUTS), 30 + j)
        rows = torch.tanh(rows @ weights[0] + biases[0]).reshape(length * views, WIDTH)
        for w, b in zip(weights[1:], biases[1:]):
            rows = torch.tanh(torch.nn.functional.linear(rows, w.T, b))
        mean = rows.mean(dim=0)
        loss = loss + (rows * tensor(rows.shape, 40 + j)).sum() + (mean * tensor(mean.shape, 50 + j)).sum()
        outputs.append(rows.detach().flatten().tolist())
        means.append(mean.detach().tolist())
    loss.backward()
    return {"views": views, "layers": layers, "outputs": outputs, "means": means,
            "d_weights": [w.grad.flatten().tolist() for w in weights], "d_biases": [b.grad.tolist() for b in biases]}


cases = [case(views, layers) for views in (1, 2, 4) for layers in (1, 2)]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "set.json"), "w") as out:
    json.dump({"inputs": INPUTS, "width": WIDTH, "lengths": LENGTHS, "cases": cases}, out, indent=0)
    out.write("\n")
