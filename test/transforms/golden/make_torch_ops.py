"""Every operation on tensors by PyTorch: value, gradient, second derivative along a direction, for torch_ops.json.

    /usr/bin/python3 test/transforms/golden/make_torch_ops.py > test/transforms/golden/torch_ops.json

For y = f(inputs), with weights w = cos(1), cos(2), ... of the elements of y and directions v = cos(1), cos(2), ... of
those of each input: y itself, the gradients of the sum of w*y, and the gradients of their inner product with v. Where
PyTorch has no derivative (whole numbers) only y is stored. A key is the name in Fluxion's tables, `attributes` are those
of the member of its family.
"""
import json
import math
import sys

import torch
import torch.nn.functional as F
from torch_support import r, spd, steps, store

torch.manual_seed(21)
CASES = []


def case(name, f, *inputs, attributes=()):
    CASES.append((name, f, inputs, attributes))


def positive(*shape, low=0.3, high=3.0):
    return r(*shape, low=low, high=high)


def adjugate(x):
    return torch.det(x)[..., None, None] * torch.inverse(x)


def along(f, x, *directions):
    """The derivative of f at x along each direction in turn."""
    if not directions:
        return f(x)
    return torch.autograd.functional.jvp(
        lambda t: along(f, t, *directions[:-1]), x, directions[-1], create_graph=True
    )[1]


RANGE = {"start": 1, "stop": 3}

# Structure
case("transpose", lambda x: x.permute(2, 1, 0), r(2, 3, 2))
case("transpose", lambda x: x.permute(1, 2, 0), r(2, 3, 4), attributes=[[1, 2, 0]])
case("swapLast", lambda x: x.transpose(-1, -2), r(4, 2, 3))
case("reshape", lambda x: x.reshape(-1), r(2, 3))
case("reshape", lambda x: x.reshape(3, -1), r(2, 3), attributes=[[3, -1]])
case("broadcastTo", lambda x: x.broadcast_to(4, 2, 3), r(2, 1), attributes=[[4, 2, 3]])
case("sumTo", lambda x: x.sum_to_size(2, 1), r(4, 2, 3).sum(0), attributes=[[2, 1]])
case("slice", lambda x: x[1].flip(0)[0:3:2], r(2, 4), attributes=[[1, {"start": 3, "stop": 0, "step": -2}]])
case("slice", lambda x: x[1:3], r(4, 2), attributes=[[RANGE]])
case("unslice", lambda x: F.pad(x, (1, 1)), r(2), attributes=[[RANGE], [4]])
case("flip", lambda x: x.flip(0), r(3, 2))
case("flip", lambda x: x.flip(1), r(2, 3), attributes=[1])
case("concat", lambda x, y: torch.cat([x, y]), r(2, 3), r(1, 3))
case("concat", lambda x, y: torch.cat([x, y], 1), r(2, 1), r(2, 3), attributes=[1])
case("gather", lambda x: x[torch.tensor([2, 0, 2])], r(3, 2))
case("scatterAdd", lambda x: torch.zeros(2, 2).index_add(0, torch.tensor([1, 0, 1]), x), r(3, 2))
case("oneHot", lambda: F.one_hot(torch.tensor([2, 0]), 3))
case("tril", torch.tril, r(3, 3))
case("tril", lambda x: torch.tril(x, 1), r(3, 3), attributes=[1])
case("triu", torch.triu, r(2, 3, 4))
case("triu", lambda x: torch.triu(x, -1), r(3, 3), attributes=[-1])
case("diagonal", lambda x: torch.diagonal(x, dim1=-2, dim2=-1), r(2, 3, 3))
case("diagonalMatrix", torch.diag_embed, r(2, 3))
case("lowerHalf", lambda x: (torch.tril(x) + torch.tril(x, -1)) / 2, r(3, 3))
case("outer", torch.outer, r(2), r(3))

# Reductions
for name, whole, over in [
    ("sum", torch.sum, lambda x, d, k: x.sum(d, k)),
    ("mean", torch.mean, lambda x, d, k: x.mean(d, k)),
    ("prod", torch.prod, lambda x, d, k: x.prod(d, k)),
    ("maxOver", torch.amax, lambda x, d, k: x.amax(d, k)),
    ("minOver", torch.amin, lambda x, d, k: x.amin(d, k)),
    ("logsumexpOver", lambda x: torch.logsumexp(x.reshape(-1), 0), lambda x, d, k: torch.logsumexp(x, d, k)),
    ("norm", torch.linalg.vector_norm, lambda x, d, k: torch.linalg.vector_norm(x, 2, d, k)),
]:
    case(name, whole, r(2, 3))
    case(name, lambda x, over=over: over(x, 0, False), r(3, 2), attributes=[0])
    case(name, lambda x, over=over: over(x, 1, True), r(2, 3), attributes=[1, True])
case("norm", lambda x: torch.linalg.vector_norm(x, 3), r(4), attributes=[None, False, 3])
case("norm", lambda x: torch.linalg.vector_norm(x, 1), r(4), attributes=[None, False, 1])
case("argmax", lambda x: torch.argmax(x, 1), r(2, 4), attributes=[1])
case("argmin", lambda x: torch.argmin(x), r(4))
case("cumsum", lambda x: torch.cumsum(x, 1), r(2, 3), attributes=[1])
case("cumsum", lambda x: torch.cumsum(x, 0), r(4))
case("cumprod", lambda x: torch.cumprod(x, 0), r(4))
case("cumprod", lambda x: torch.cumprod(x, 1), r(2, 5), attributes=[1])
case("cumprod", lambda x: torch.cumprod(x, 0), torch.tensor([1.5, 0.0, -2.0, 0.7]))
case("prod", torch.prod, torch.tensor([1.5, 0.0, -2.0, 0.7]))
case("softmax", lambda x: F.softmax(x, -1), r(2, 3))
case("softmax", lambda x: F.softmax(x, 0), r(3, 2), attributes=[0])
case("logSoftmax", lambda x: F.log_softmax(x, -1), r(2, 3))
case("logSoftmax", lambda x: F.log_softmax(x, 0), r(3, 2), attributes=[0])

# Linear algebra
for a, b in [((2, 3), (3, 2)), ((3,), (3, 2)), ((2, 3), (3,)), ((3,), (3,)), ((2, 2, 3), (3, 2)), ((2, 3), (2, 3, 2))]:
    case("matmul", torch.matmul, r(*a), r(*b))
case("dot", torch.dot, r(3), r(3))
for text, shapes in [
    ("ij,jk->ik", [(2, 3), (3, 2)]),
    ("ii->i", [(3, 3)]),
    ("ij->", [(2, 3)]),
    ("bij,bjk,k->bi", [(2, 2, 3), (2, 3, 2), (2,)]),
    ("...ij,...j->...i", [(2, 2, 3), (3,)]),
]:
    case("einsum", lambda *x, text=text: torch.einsum(text, *x), *[r(*s) for s in shapes], attributes=[text])
case("trace", lambda x: torch.diagonal(x, dim1=-2, dim2=-1).sum(-1), r(2, 3, 3))
case("det", torch.det, r(3, 3))
case("det", torch.det, r(2, 3, 3))
case("logdet", torch.logdet, spd(3))
case("inv", torch.inverse, spd(3))
case("adjugate", adjugate, spd(3))
case("adjugateAlong", lambda x, v: along(adjugate, x, v), spd(3), r(3, 3))
case("adjugateAlong", lambda x, v, w: along(adjugate, x, v, w), spd(3), r(3, 3), r(3, 3), attributes=[2])
case("solve", torch.linalg.solve, spd(3), r(3, 2))
case("solve", lambda a, b: torch.linalg.solve(a, b), spd(3), r(3))
case("cholesky", lambda a: torch.linalg.cholesky((a + a.T) / 2), spd(3))
case("triangularSolve", lambda t, b: torch.linalg.solve_triangular(t, b, upper=False), spd(3), r(3, 2))
case(
    "triangularSolve",
    lambda t, b: torch.linalg.solve_triangular(t, b, upper=True),
    spd(3),
    r(3, 2),
    attributes=[{"lower": False}],
)
case(
    "triangularSolve",
    lambda t, b: torch.linalg.solve_triangular(t.T, b[:, None], upper=True)[:, 0],
    spd(3),
    r(3),
    attributes=[{"transposed": True}],
)
case("matrixTimes", torch.matmul, r(2, 3), r(3, 2))
case("matrixOver", lambda a, b: a @ torch.inverse(b), r(2, 3), spd(3))
case("matrixPower", lambda a: torch.linalg.matrix_power(a, 3), r(3, 3))
case("part", lambda a: a[1, 1:].flip(0)[::2], r(2, 4))

# Convolution
case("conv1d", F.conv1d, r(2, 2, 5), r(3, 2, 2))
case("conv1d", lambda x, k: F.conv1d(x, k, padding="same"), r(1, 2, 5), r(2, 2, 3), attributes=[{"padding": "same"}])
case("conv1d", lambda x, k: F.conv1d(x, k, stride=2), r(1, 2, 7), r(2, 2, 3), attributes=[{"stride": 2}])
case("conv2d", F.conv2d, r(1, 2, 4, 4), r(2, 2, 3, 2))
case("conv2d", lambda x, k: F.conv2d(x, k, padding="same"), r(1, 1, 3, 3), r(2, 1, 3, 3), attributes=[{"padding": "same"}])
case(
    "convInput",
    lambda g, k: torch.nn.grad.conv1d_input((1, 2, 5), k, g),
    r(1, 2, 4),
    r(2, 2, 2),
    attributes=["conv1d", [1, 2, 5], {}],
)
case(
    "convKernel",
    lambda g, x: F.conv1d(x.transpose(0, 1), g.transpose(0, 1)).transpose(0, 1),
    r(1, 2, 4),
    r(1, 2, 5),
    attributes=["conv1d", [2, 2, 2], {}],
)

# Losses, and operations that only matter beside tensors
Z, Y = (lambda: r(3, 2)), (lambda: r(3, 2, low=0, high=1))


def bce(z, y, w, p):
    """PyTorch's own loss takes no derivative by its weights; in the logits and labels it is checked in make_torch.py."""
    return w * ((1 - y) * z + (1 + (p - 1) * y) * F.softplus(-z))


case("binaryCrossEntropyTerm", bce, Z(), Y(), positive(3, 2), positive(2))
case("binaryCrossEntropyWithLogits", F.binary_cross_entropy_with_logits, Z(), Y())
case("weightedBinaryCrossEntropyWithLogits", lambda *x: bce(*x).mean(), Z(), Y(), positive(3, 2), positive(2))
case("squaredError", lambda x, y: F.mse_loss(x, y, reduction="none"), r(3, 2), r(3, 2))
case("mse", F.mse_loss, r(3, 2), r(3, 2))
case("huberTerm", lambda x, y: F.huber_loss(x, y, delta=0.7, reduction="none"), r(8), r(8))
case("huber", lambda x, y: F.huber_loss(x, y, delta=0.7), r(8), r(8))
case("stopGradient", lambda x: x.detach() * x, r(3))
case("zerosLike", lambda x: torch.zeros_like(x) * x, r(3))
case("onesLike", lambda x: torch.ones_like(x) * x, r(3))

# Made of others in `ops`
case("expandDims", lambda x: x.unsqueeze(1), r(2, 3))
case("squeeze", lambda x: x.squeeze(1), r(2, 1, 3))
case("moveAxis", lambda x: torch.movedim(x, 0, 2), r(2, 1, 3))
case("flatten", torch.flatten, r(2, 3))
case("index", lambda x: x[1, -1], r(2, 3))
case("stack", lambda x, y: torch.stack([x, y], 1), r(3), r(3))
case("layerNorm", lambda x, g, b: F.layer_norm(x, (3,), g, b), r(2, 3), r(3), r(3))
case("variance", lambda x: x.var(0, unbiased=False), r(4, 2))
case("crossEntropy", lambda z: F.cross_entropy(z, torch.tensor([2, 0])), r(2, 3))
case("where", lambda x: torch.where(x > 0, torch.exp(x), x**3), r(6))
case("cond", lambda x: torch.sin(x) if x.sum() > 0 else -x, r(3))


case("argsort", lambda x: torch.argsort(x, -1), r(2, 4))
case("diag", torch.diag, r(3))
case("kron", torch.kron, r(2, 3), r(2))
case("pad", lambda x: F.pad(x, (1, 2), value=0.5), r(3))
case("repeat", lambda x: x.repeat_interleave(2, 1), r(2, 2))
case("roll", lambda x: torch.roll(x, 2, 1), r(2, 3))
case("sort", lambda x: torch.sort(x, -1).values, r(2, 4))
case("split", lambda x: torch.outer(*torch.split(x, 2)), r(4))
case("swapAxes", lambda x: torch.swapaxes(x, 0, 2), r(2, 1, 3))
case("takeAlongAxis", lambda x: torch.take_along_dim(x, torch.tensor([[2], [0]]), 1), r(2, 3))
case("tensordot", lambda x, y: torch.tensordot(x, y, dims=([0, 1], [1, 0])), r(2, 3), r(3, 2))
case("tile", lambda x: torch.tile(x, (2, 2)), r(3))
case("var", lambda x: x.var(unbiased=False), r(2, 3))
case("std", lambda x: x.std(1, unbiased=False), r(2, 3))


def scan(rate, xs):
    state, collected = torch.zeros(()), []
    for x in xs:
        state = state * rate + x
        collected.append(torch.sin(state))
    return torch.stack(collected)


def newton(a):
    x, last = a, torch.zeros(())
    while abs(x - last) > 1e-15:
        x, last = (x + a / x) / 2, x
    return x


case("scan", scan, r(), r(4))
case("whileLoop", newton, torch.tensor(2.0))

# Functions of the language that PyTorch has, elementwise with broadcasting
s = torch.special
UNARY = {
    "neg": torch.neg, "sqrt": torch.sqrt, "square": torch.square, "cube": lambda x: x**3, "exp": torch.exp, "exp2": torch.exp2,
    "expm1": torch.expm1, "ln": torch.log, "log2": torch.log2, "log10": torch.log10, "log1p": torch.log1p, "sin": torch.sin,
    "cos": torch.cos, "tan": torch.tan, "atan": torch.atan, "sinh": torch.sinh, "cosh": torch.cosh, "tanh": torch.tanh,
    "asinh": torch.asinh, "abs": torch.abs, "sign": torch.sign, "relu": F.relu, "sigmoid": torch.sigmoid, "softplus": F.softplus,
    "silu": F.silu, "gelu": F.gelu, "erf": torch.erf, "erfc": torch.erfc, "lgamma": torch.lgamma, "digamma": torch.digamma,
    "trigamma": lambda x: s.polygamma(1, x), "polygamma": lambda x: s.polygamma(2, x), "gamma": lambda x: torch.lgamma(x).exp(),
    "sinc": lambda x: torch.sinc(x / math.pi), "normcdf": s.ndtr, "leakyReluDefault": F.leaky_relu,
    "besseli": lambda x: s.i0(x) - 2 * s.i1(x) / x,
}
for name, f in UNARY.items():
    case(name, f, positive(2, 3, high=1.4))
for name, f in {"asin": torch.asin, "acos": torch.acos, "atanh": torch.atanh, "erfinv": torch.erfinv}.items():
    case(name, f, r(2, 3, low=-0.9, high=0.9))
case("acosh", torch.acosh, positive(2, 3, low=1.2, high=4))
for name, f in {
    "add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "pow": torch.pow, "atan2": torch.atan2,
    "hypot": torch.hypot, "max": torch.maximum, "min": torch.minimum, "logsumexp": torch.logaddexp, "mod": torch.remainder,
    "leakyRelu": lambda x, a: torch.where(x > 0, x, a * x),
}.items():
    case(name, f, positive(2, 3), positive(3))


def result(name, f, inputs, attributes):
    leaves = [x.clone().requires_grad_(True) for x in inputs]
    y = f(*leaves)
    stored = {"name": name, "inputs": [store(x) for x in inputs], "value": store(y)}
    if attributes:
        stored["attributes"] = attributes
    if not y.requires_grad:
        return stored
    gradients = grad((y * steps(y, torch.cos, 1)).sum(), leaves)
    inner = sum((g * steps(g, torch.cos, 1)).sum() for g in gradients)
    seconds = grad(inner, leaves) if inner.requires_grad else [torch.zeros_like(x) for x in leaves]
    return {**stored, "gradients": [store(g) for g in gradients], "hvp": [store(g) for g in seconds]}


def grad(value, leaves):
    found = torch.autograd.grad(value, leaves, create_graph=True, allow_unused=True)
    return [torch.zeros_like(x) if g is None else g for g, x in zip(found, leaves)]


json.dump({"torch": torch.__version__, "cases": [result(*each) for each in CASES]}, sys.stdout)
print()
