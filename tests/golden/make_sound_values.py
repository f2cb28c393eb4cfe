#!/usr/bin/env python3
"""Makes sound.json: what is heard of a sound, computed with NumPy from the definitions in data/sound_frames.h.

It shares no step with the library: the spectrum is numpy.fft's, the filters are interpolated triangles, the cosine
transform is a matrix, slopes are least-squares fits of lines. Run once with NumPy; the tests read the committed values.
The sound is a formula (`samples`), which the test repeats.
"""
import json
import os

import numpy as np

CASES = [
    {"rate": 8000, "count": 1000, "features": "mfcc", "window": 25, "step": 10, "filters": 20, "coefficients": 7,
     "deltas": 2, "center": False, "low": 100, "high": 3800},
    {"rate": 16000, "count": 1611, "features": "log-mel", "window": 20, "step": 12.5, "filters": 9, "coefficients": 4,
     "deltas": 0, "center": False, "low": 60, "high": 8000},
    {"rate": 11025, "count": 2000, "features": "mfcc", "window": 32, "step": 16, "filters": 12, "coefficients": 12,
     "deltas": 1, "center": True, "low": 0, "high": 5000},
    {"rate": 8000, "count": 90, "features": "log-mel", "window": 25, "step": 10, "filters": 6, "coefficients": 6,
     "deltas": 1, "center": False, "low": 100, "high": 3000},
]


def samples(rate, count):
    i = np.arange(count)
    t = i / rate
    return 0.4 * np.sin(2 * np.pi * 440 * t) + 0.2 * np.sin(2 * np.pi * (900 + 1500 * t) * t) + 0.05 * np.sin(1.7 * i * i)


def mel(hertz):
    return 2595 * np.log10(1 + np.asarray(hertz, float) / 700)


def slopes(table):
    frames = len(table)
    offsets = np.arange(-2, 3)
    out = np.empty_like(table)
    for t in range(frames):
        near = table[np.clip(t + offsets, 0, frames - 1)]
        out[t] = np.polyfit(offsets, near, 1)[0]
    return out


def frames(case):
    x, rate = samples(case["rate"], case["count"]), case["rate"]
    window, step = round(case["window"] * rate / 1000), round(case["step"] * rate / 1000)
    if len(x) < window:
        x = np.pad(x, (0, window - len(x)))
    taper = np.hanning(window + 1)[:-1]
    size = 1 << (window - 1).bit_length()
    edges = np.linspace(mel(case["low"]), mel(case["high"]), case["filters"] + 2)
    edges = 700 * (10 ** (edges / 2595) - 1)
    bins = np.arange(size // 2 + 1) * rate / size
    bank = np.array([np.interp(bins, edges[f:f + 3], [0, 1, 0]) for f in range(case["filters"])])
    rows = []
    for start in range(0, len(x) - window + 1, step):
        power = np.abs(np.fft.rfft(taper * x[start:start + window], size)) ** 2
        density = 2 * power / (np.sum(taper ** 2) * rate)
        rows.append(np.log(np.maximum(bank @ density * rate / size, 1e-10)))
    table = np.array(rows)
    if case["features"] == "mfcc":
        n = case["filters"]
        dct = np.cos(np.pi * np.outer(np.arange(n), np.arange(n) + 0.5) / n) * np.sqrt(2 / n)
        dct[0] /= np.sqrt(2)
        table = (table @ dct.T)[:, :case["coefficients"]]
    parts = [table]
    for _ in range(case["deltas"]):
        parts.append(slopes(parts[-1]))
    table = np.concatenate(parts, axis=1)
    return table - table.mean(0) if case["center"] else table


if __name__ == "__main__":
    out = [dict(case, frames=[[round(float(v), 7) for v in row] for row in frames(case)]) for case in CASES]
    with open(os.path.join(os.path.dirname(__file__), "sound.json"), "w") as file:
        json.dump(out, file, separators=(",", ":"))
        file.write("\n")
