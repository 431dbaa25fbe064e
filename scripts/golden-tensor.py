"""Golden data for the tensor kernels, made with NumPy: python3 scripts/golden-tensor.py > test/tensor/golden/numpy.json

Printing follows NumPy 1.24; every array is [shape, flat data].
"""

import json

import numpy as np

rng = np.random.default_rng(7)


def array(a):
    a = np.asarray(a, dtype=float)
    special = {np.inf: "Infinity", -np.inf: "-Infinity"}
    return [list(a.shape), ["NaN" if np.isnan(x) else special.get(x, x) for x in a.ravel().tolist()]]


def normal(*shape):
    return rng.standard_normal(shape)


PRINTED = [
    [1, 2, 3],
    [[1.5, -2.25], [3, 4]],
    [0.1, 1 / 3, 2 / 3],
    [1e-10, 1, 2.5],
    [1e10, 1],
    [123456.789, 0.5],
    [1e8, 1e8],
    [0, -0.0, 1e-5],
    [np.nan, 1, np.inf],
    [-np.inf, 1.25, 100],
    [np.nan, np.nan],
    [1e300, 1e-300, -1],
    [6.56869709e-02, 5.37334494e-02, 3.01467031e-01],
    np.arange(30),
    np.arange(24).reshape(2, 3, 4) / 7,
    np.arange(1001),
    np.arange(2000).reshape(40, 50) / 3,
    np.arange(4096).reshape(16, 16, 16),
    np.arange(24).reshape(2, 2, 2, 3),
    np.zeros((0,)),
    np.zeros((2, 0)),
    [[1]],
    normal(3, 12),
    normal(1, 30) * 1e5,
    [0.99999999999, 1],
    [0.000123456789012, 0.1],
    [999.5, 0.9995],
    [[1e-7, 1], [np.nan, -np.inf]],
]

EINSUM = [
    ("ij,jk->ik", (2, 3), (3, 4)),
    ("ij,jk", (2, 3), (3, 4)),
    ("ji,jk->ki", (3, 2), (3, 4)),
    ("ii->i", (3, 3)),
    ("ii", (3, 3)),
    ("ij->", (2, 3)),
    ("ba", (2, 3)),
    ("i,j->ij", (2,), (3,)),
    ("i,i->", (3,), (3,)),
    ("bij,bjk->bik", (2, 3, 4), (2, 4, 5)),
    ("...ij,...jk->...ik", (2, 3, 4), (4, 5)),
    ("...ij,...jk", (2, 1, 3, 4), (6, 4, 5)),
    ("...ii->...", (2, 3, 3)),
    ("ij,jk,kl->il", (2, 3), (3, 4), (4, 5)),
    ("ijk,jil->kl", (3, 4, 5), (4, 3, 2)),
    ("ij,ij->i", (2, 3), (2, 3)),
    ("iij,ij->j", (3, 3, 2), (3, 2)),
    ("ij,k->i", (2, 3), (4,)),
    ("abc,cd,be->aed", (2, 3, 4), (4, 5), (3, 6)),
    ("i...->...", (3, 2)),
    ("i...,i...->i...", (3, 2), (3, 1)),
    (",i->i", (), (3,)),
    ("...,...->...", (2, 1), (3,)),
]

SLICES = [
    "1:3", "::-1", "-2:", ":, 1", "..., 0", "1, ::2", "0:-1, 1:", "5:, :", "::2, ::-2", "-1, -1", "3:0:-2", "-100:100", "2:1",
]


def parse_slice(text):
    def one(part):
        part = part.strip()
        if part == "...":
            return "..."
        if ":" not in part:
            return int(part)
        names = ["start", "stop", "step"]
        return {n: int(v) for n, v in zip(names, part.split(":")) if v.strip()}

    return [one(part) for part in text.split(",")]


def conv(x, w, stride, padding):
    """Cross-correlation by its definition; 'same' pads as XLA and TensorFlow do."""
    spatial = x.ndim - 2
    if padding == "same":
        pads = [(0, 0), (0, 0)]
        for axis in range(spatial):
            n, k = x.shape[axis + 2], w.shape[axis + 2]
            total = max(0, (-(-n // stride) - 1) * stride + k - n)
            pads.append((total // 2, total - total // 2))
        x = np.pad(x, pads)
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=tuple(range(2, x.ndim)))
    windows = windows[(slice(None), slice(None)) + (slice(None, None, stride),) * spatial]
    axes = [1] + list(range(2 + spatial, 2 + 2 * spatial))
    return np.moveaxis(np.tensordot(windows, w, axes=(axes, list(range(1, w.ndim)))), -1, 1)


golden = {}
golden["print"] = [{"value": array(a), "text": str(np.asarray(a, dtype=float))} for a in PRINTED]

golden["einsum"] = []
for subscripts, *shapes in EINSUM:
    operands = [normal(*shape) for shape in shapes]
    golden["einsum"].append(
        {"subscripts": subscripts, "operands": [array(a) for a in operands], "result": array(np.einsum(subscripts, *operands))}
    )

grid = np.arange(20.0).reshape(5, 4)
golden["slice"] = [
    {"text": text, "selections": parse_slice(text), "result": array(eval(f"grid[{text}]"))} for text in SLICES
]

golden["matmul"] = []
for a, b in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((5, 2, 3), (3, 4)), ((3,), (5, 3, 4)),
             ((4, 1, 2, 3), (5, 3, 2)), ((7, 130), (130, 9)), ((0, 3), (3, 2)), ((2, 0), (0, 3))]:
    x, y = normal(*a), normal(*b)
    golden["matmul"].append({"a": array(x), "b": array(y), "result": array(np.matmul(x, y))})

golden["reduce"] = []
cube = normal(3, 4, 5)
for axes in [None, 0, 1, -1, (0, 2), (1, 2), (0, 1, 2)]:
    for keep in [False, True]:
        case = {"axes": list(axes) if isinstance(axes, tuple) else axes, "keepDims": keep}
        for name, f in [("sum", np.sum), ("mean", np.mean), ("prod", np.prod), ("max", np.max), ("min", np.min)]:
            case[name] = array(f(cube, axis=axes, keepdims=keep))
        case["norm"] = array(np.sqrt(np.sum(cube**2, axis=axes, keepdims=keep)))
        case["logsumexp"] = array(np.log(np.sum(np.exp(cube), axis=axes, keepdims=keep)))
        golden["reduce"].append(case)
golden["cube"] = array(cube)
golden["scans"] = [
    {"axis": axis, "cumsum": array(np.cumsum(cube, axis)), "cumprod": array(np.cumprod(cube, axis)),
     "argmax": array(np.argmax(cube, axis)), "argmin": array(np.argmin(cube, axis))} for axis in [0, 1, 2]
]

golden["linalg"] = []
for shape in [(1, 1), (2, 2), (5, 5), (3, 4, 4), (12, 12)]:
    a = normal(*shape)
    b = normal(*shape[:-1], 3)
    spd = a @ np.swapaxes(a, -1, -2) + np.eye(shape[-1])
    sign, logdet = np.linalg.slogdet(a)
    golden["linalg"].append({
        "a": array(a), "b": array(b), "spd": array(spd),
        "det": array(np.linalg.det(a)), "logdet": array(np.where(sign > 0, logdet, np.nan)), "inv": array(np.linalg.inv(a)),
        "solve": array(np.linalg.solve(a, b)), "cholesky": array(np.linalg.cholesky(spd)),
        "trace": array(np.trace(a, axis1=-2, axis2=-1)),
    })

golden["conv"] = []
for x, w in [((2, 3, 9), (4, 3, 3)), ((1, 1, 8), (1, 1, 4)), ((2, 3, 6, 7), (4, 3, 3, 2)), ((1, 2, 5, 5), (1, 2, 5, 5))]:
    for stride in [1, 2]:
        for padding in ["valid", "same"]:
            a, b = normal(*x), normal(*w)
            golden["conv"].append({"input": array(a), "kernel": array(b), "stride": stride, "padding": padding,
                                   "result": array(conv(a, b, stride, padding))})

print(json.dumps(golden))
