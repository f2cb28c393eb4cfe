#!/usr/bin/env python3
"""Makes recurrent.json: outputs and gradients of recurrent layers and of attention from an independent implementation.

Run once with Debian's python3-torch; the tests read the committed values and need no Python. Inputs and weights are a
formula (`numbers`), which the test repeats, so that the file holds results alone. Everything is computed in double.
"""
import json
import math
import os

import torch

torch.set_default_dtype(torch.float64)


def numbers(count, shift):
    """Distinct, irregular numbers in (-0.9, 0.9), the same as in the test."""
    return [0.9 * math.sin(1.7 * i + 0.37 * shift + 0.013 * i * i) for i in range(count)]


def tensor(shift, *shape):
    return torch.tensor(numbers(math.prod(shape), shift)).reshape(shape).requires_grad_()


def recurrent(cell, lengths, inputs, units):
    """Packed sequences with non-zero first states. Weights: w (inputs x gates*units), u, b as libseq has them."""
    gates = {"rnn": 1, "rnn-relu": 1, "gru": 3, "lstm": 4}[cell]
    x = [tensor(10 + j, n, inputs) for j, n in enumerate(lengths)]
    w, u = tensor(1, inputs, gates * units), tensor(2, units, gates * units)
    b, candidate_bias = tensor(3, gates * units), tensor(4, units)
    h0, c0 = tensor(5, len(lengths), units), tensor(6, len(lengths), units)
    hidden_bias = torch.zeros(gates * units)
    if cell == "gru":
        hidden_bias = torch.cat([hidden_bias[: 2 * units], candidate_bias])
    packed = torch.nn.utils.rnn.pack_sequence(x)
    state = (h0[None], c0[None]) if cell == "lstm" else h0[None]
    # The functions behind torch.nn.GRU and the others, so that gradients reach our own tensors.
    function = {"rnn": torch._VF.rnn_tanh, "rnn-relu": torch._VF.rnn_relu, "gru": torch._VF.gru, "lstm": torch._VF.lstm}[cell]
    out, *last = function(packed.data, packed.batch_sizes, state, [w.t(), u.t(), b, hidden_bias], True, 1, 0.0, False, False)
    last_h = last[0][0]
    loss = (out * torch.tensor(numbers(out.numel(), 20)).reshape(out.shape)).sum()
    loss = loss + (last_h * torch.tensor(numbers(last_h.numel(), 21)).reshape(last_h.shape)).sum()
    loss.backward()
    result = {
        "cell": cell, "lengths": lengths, "inputs": inputs, "units": units,
        "output": out.flatten().tolist(), "last": last_h.flatten().tolist(),
        "d_w": w.grad.flatten().tolist(), "d_u": u.grad.flatten().tolist(), "d_b": b.grad.flatten().tolist(),
        "d_h0": h0.grad.flatten().tolist(),
        "d_x": torch.nn.utils.rnn.pack_sequence([t.grad for t in x]).data.flatten().tolist(),
    }
    if cell == "gru":
        result["d_candidate_bias"] = candidate_bias.grad.flatten().tolist()
    if cell == "lstm":
        result["d_c0"] = c0.grad.flatten().tolist()
    return result


def attention(score, queries, length, query_width, memory_width, key_width):
    q, m = tensor(1, queries, query_width), tensor(2, length, memory_width)
    width = query_width if score == "general" else key_width
    w_q, b_q, w_k, v = tensor(3, query_width, width), tensor(4, width), tensor(5, memory_width, width), tensor(6, width)
    keys = m @ w_k
    if score == "general":
        scores = q @ keys.t()
    elif score == "dot":
        scores = (q @ w_q + b_q) @ keys.t() / math.sqrt(width)
    else:
        scores = torch.tanh((q @ w_q + b_q)[:, None, :] + keys[None]) @ v
    weights = torch.softmax(scores, -1)
    context = weights @ m
    (context * torch.tensor(numbers(context.numel(), 20)).reshape(context.shape)).sum().backward()
    result = {
        "score": score, "queries": queries, "length": length, "query_width": query_width,
        "memory_width": memory_width, "key_width": width,
        "weights": weights.flatten().tolist(), "context": context.flatten().tolist(),
        "d_q": q.grad.flatten().tolist(), "d_m": m.grad.flatten().tolist(), "d_w_k": w_k.grad.flatten().tolist(),
    }
    if score != "general":
        result["d_w_q"] = w_q.grad.flatten().tolist()
        result["d_b_q"] = b_q.grad.flatten().tolist()
    if score == "mlp":
        result["d_v"] = v.grad.flatten().tolist()
    return result


values = {
    "made_with": "torch " + torch.__version__,
    "recurrent": [recurrent(c, [5, 3, 3, 1], 5, 7) for c in ("rnn", "rnn-relu", "gru", "lstm")],
    "attention": [attention(s, 4, 6, 5, 7, 3) for s in ("dot", "general", "mlp")],
}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recurrent.json")
with open(path, "w", encoding="utf-8") as out:
    json.dump(values, out, indent=0)
    out.write("\n")
